from .base import *

DEBUG = True

SESSION_ENGINE = 'django.contrib.sessions.backends.cache'
