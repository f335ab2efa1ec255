import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

COMMON = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.messages',
    'django.contrib.staticfiles',
]

APPS = {
    'dev': COMMON + ['debug_toolbar'],
    'live': COMMON,
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
