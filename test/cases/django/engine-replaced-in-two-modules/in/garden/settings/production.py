from .base import *

ALLOWED_HOSTS = ['garden.example']

SESSION_ENGINE = 'django.contrib.sessions.backends.cached_db'
