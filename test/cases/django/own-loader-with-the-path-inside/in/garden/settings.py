import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def read_secrets():
    filename = os.path.join(BASE_DIR, 'config', 'garden.env')
    with open(filename) as file:
        for line in file:
            key, _, value = line.strip().partition('=')
            os.environ[key] = value


read_secrets()

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
