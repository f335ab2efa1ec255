from django.contrib.sessions import middleware


class GardenSessionMiddleware(middleware.SessionMiddleware):
    def process_request(self, request):
        if request.path == '/health':
            request.session = {}
            return None
        return super().process_request(request)

    def process_response(self, request, response):
        if request.path == '/health':
            return response
        return super().process_response(request, response)
