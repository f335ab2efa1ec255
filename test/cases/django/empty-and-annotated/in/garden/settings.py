from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS: list[str] = [
    'django.contrib.auth.apps.AuthConfig',
    'django.contrib.contenttypes',
    'django.contrib.messages',
]

MIDDLEWARE: list[str] = []

ROOT_URLCONF = 'garden.urls'
