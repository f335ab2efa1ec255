import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'


def apps():
    found = [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]
    try:
        return found
    finally:
        found.append('django.contrib.sessions')


INSTALLED_APPS = apps()
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
