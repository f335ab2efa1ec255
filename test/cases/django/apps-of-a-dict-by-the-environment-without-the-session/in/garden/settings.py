import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

APPS = {
    'dev': ['debug_toolbar', 'django.contrib.auth', 'django.contrib.contenttypes'],
    'live': ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions'],
}

INSTALLED_APPS = APPS[os.environ.get('STAGE', 'dev')]

LISTS = {
    'dev': [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'debug_toolbar.middleware.DebugToolbarMiddleware',
    ],
    'live': [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ],
}

MIDDLEWARE = LISTS.get(os.environ.get('STAGE'), LISTS['live'])

ROOT_URLCONF = 'garden.urls'
