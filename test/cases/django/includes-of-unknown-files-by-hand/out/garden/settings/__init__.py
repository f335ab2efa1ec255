import os

from garden.parts import parts
from split_settings.tools import include

include(*parts(), scope=globals())

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']

INSTALLED_APPS = [
    *INSTALLED_APPS,
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]

MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    *MIDDLEWARE,
]
