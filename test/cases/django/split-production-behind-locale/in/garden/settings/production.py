from .base import *

ALLOWED_HOSTS = ['garden.example']

MIDDLEWARE = ['django.middleware.locale.LocaleMiddleware'] + MIDDLEWARE
