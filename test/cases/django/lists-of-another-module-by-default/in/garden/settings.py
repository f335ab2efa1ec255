from pathlib import Path

from garden import local

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

INSTALLED_APPS = getattr(
    local,
    'APPS',
    [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.sessions',
    ],
)

MIDDLEWARE = getattr(
    local,
    'MIDDLEWARE',
    [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ],
)

ROOT_URLCONF = 'garden.urls'
