from .base import *

DEBUG = True

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
