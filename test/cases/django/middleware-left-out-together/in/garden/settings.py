import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]

ROOT_URLCONF = 'garden.urls'

MAINTENANCE = os.environ.get('MAINTENANCE') == '1'

if MAINTENANCE:
    INSTALLED_APPS.remove('django.contrib.messages')
    MIDDLEWARE.remove('django.contrib.sessions.middleware.SessionMiddleware')
    MIDDLEWARE.remove('django.contrib.auth.middleware.AuthenticationMiddleware')
    MIDDLEWARE.remove('django.contrib.messages.middleware.MessageMiddleware')
    MIDDLEWARE.append('garden.middleware.Closed')
