from importlib import import_module

from django.conf import settings


class SessionMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.store = import_module(settings.SESSION_ENGINE).SessionStore

    def __call__(self, request):
        request.session = self.store(request.COOKIES.get('garden'))
        return self.get_response(request)
