from .base import *

ALLOWED_HOSTS = ['garden.example']

MIDDLEWARE = ['django.contrib.messages.middleware.MessageMiddleware'] + MIDDLEWARE
