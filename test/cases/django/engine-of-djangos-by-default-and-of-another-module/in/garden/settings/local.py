from .base import *

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
