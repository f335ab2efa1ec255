import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'


def load():
    return {
        'apps': [
            'django.contrib.auth',
            'django.contrib.contenttypes',
            'django.contrib.messages',
        ],
        'middleware': [
            'django.middleware.security.SecurityMiddleware',
            'django.middleware.common.CommonMiddleware',
            'django.contrib.auth.middleware.AuthenticationMiddleware',
        ],
    }


config = load()
INSTALLED_APPS = config['apps']
MIDDLEWARE = config['middleware']
