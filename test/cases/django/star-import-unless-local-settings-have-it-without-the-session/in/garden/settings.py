import os
from importlib import import_module
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = False

MIDDLEWARE = ()

DEFAULTS_LOADED = False

LOGIN_BY_PROXY = False

try:
    globals().update(import_module(os.environ.get('GARDEN_SETTINGS', 'garden.local_settings')).__dict__)
except ImportError:
    pass

if not DEFAULTS_LOADED:
    from garden.defaults import *

ROOT_URLCONF = 'garden.urls'

if LOGIN_BY_PROXY:
    MIDDLEWARE += ('django.contrib.auth.middleware.RemoteUserMiddleware',)
