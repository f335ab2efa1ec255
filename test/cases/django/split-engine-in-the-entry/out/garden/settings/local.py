from .base import *

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
