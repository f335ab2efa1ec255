from pathlib import Path

from plugins import get_apps

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS = [
    'django.contrib.staticfiles',
    *get_apps(),
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
]

ROOT_URLCONF = 'garden.urls'
