import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

ALLOWED_HOSTS = []

ADMIN = os.environ.get('GARDEN_ADMIN') == '1'

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'garden.plants',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
]

if ADMIN:
    MIDDLEWARE.insert(1, 'django.contrib.sessions.middleware.SessionMiddleware')

if os.environ.get('GARDEN_LOGIN'):
    MIDDLEWARE.append('django.contrib.auth.middleware.AuthenticationMiddleware')

ROOT_URLCONF = 'garden.urls'
