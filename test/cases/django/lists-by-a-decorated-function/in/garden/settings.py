import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'


def checked(function):
    return lambda: [name for name in function() if 'sessions' not in name]


@checked
def apps():
    return [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]


INSTALLED_APPS = apps()
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
