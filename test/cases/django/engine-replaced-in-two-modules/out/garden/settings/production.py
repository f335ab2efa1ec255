from .base import *

ALLOWED_HOSTS = ['garden.example']

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
