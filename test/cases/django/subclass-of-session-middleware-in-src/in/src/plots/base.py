from django.contrib.sessions.middleware import SessionMiddleware


class QuietSessionMiddleware(SessionMiddleware):
    def process_response(self, request, response):
        if request.session.is_empty():
            return response
        return super().process_response(request, response)
