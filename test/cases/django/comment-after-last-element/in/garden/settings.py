from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes'  # needed by auth
    # the shop comes later
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware'  # keep me first
]

ROOT_URLCONF = 'garden.urls'
