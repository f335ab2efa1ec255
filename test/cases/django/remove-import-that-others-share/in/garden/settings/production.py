from .base import *

ALLOWED_HOSTS = ['garden.example']

SESSION_ENGINE = 'django.contrib.sessions.backends.cache'
SESSION_COOKIE_SECURE = True
