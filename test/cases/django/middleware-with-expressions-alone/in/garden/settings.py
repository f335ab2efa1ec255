import os
from pathlib import Path

import environ

from garden.plugins import get_plugins, get_middleware

BASE_DIR = Path(__file__).resolve().parent.parent


env = environ.Env()

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
]

MIDDLEWARE = [
    *get_middleware(),
    'django.middleware.locale.LocaleMiddleware',
]

ROOT_URLCONF = 'garden.urls'
