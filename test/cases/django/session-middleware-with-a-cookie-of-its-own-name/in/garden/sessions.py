from django.conf import settings
from django.contrib.sessions import middleware


class GardenSessionMiddleware(middleware.SessionMiddleware):
    """Visitors of the greenhouse have a session of their own."""

    def process_request(self, request):
        name = 'greenhouse' if request.path.startswith('/greenhouse/') else settings.SESSION_COOKIE_NAME
        key = request.COOKIES.get(name) or request.headers.get('X-Session')
        session = self.SessionStore(key)
        request.session = session
