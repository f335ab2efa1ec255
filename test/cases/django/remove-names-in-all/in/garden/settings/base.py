__all__ = ['DEBUG', 'INSTALLED_APPS', 'MIDDLEWARE', 'SESSION_ENGINE', 'WRISTBAND_SESSION_SECRET']

import os

DEBUG = False

INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions']

MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'

WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']
