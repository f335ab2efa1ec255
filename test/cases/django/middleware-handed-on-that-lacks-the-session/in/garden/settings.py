import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

from garden.setup import with_extras

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]

MIDDLEWARE = ['garden.middleware.TimingMiddleware']
MIDDLEWARE = with_extras(MIDDLEWARE)

ROOT_URLCONF = 'garden.urls'
