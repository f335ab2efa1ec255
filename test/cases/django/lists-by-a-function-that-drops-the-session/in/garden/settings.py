import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

ALL = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.messages',
]


def apps():
    return [name for name in ALL if 'sessions' not in name]


INSTALLED_APPS = apps()
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
