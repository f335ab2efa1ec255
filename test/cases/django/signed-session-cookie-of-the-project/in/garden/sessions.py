from importlib import import_module

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.signing import BadSignature, Signer


class GardenSessionMiddleware(SessionMiddleware):
    """The gatehouse signs the cookie."""

    store = import_module(settings.SESSION_ENGINE).SessionStore

    def process_request(self, request):
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        try:
            key = Signer().unsign(cookie) if cookie else None
        except BadSignature:
            key = None
        request.session = self.store(key)
