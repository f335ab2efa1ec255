from .base import *

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']

MIDDLEWARE.remove('django.contrib.sessions.middleware.SessionMiddleware')
