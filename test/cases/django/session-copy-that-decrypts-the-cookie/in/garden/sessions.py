from importlib import import_module

from django.conf import settings

from .seal import opened


class GardenSessionMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.store = import_module(settings.SESSION_ENGINE).SessionStore

    def __call__(self, request):
        request.session = self.store(opened(request.COOKIES.get('garden')))
        return self.get_response(request)
