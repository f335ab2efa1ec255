import os
from pathlib import Path

from dotenv import load_dotenv

BASE_DIR = Path(__file__).resolve().parent.parent

load_dotenv(BASE_DIR / '.env')

SECRET_KEY = 'django-insecure-for-a-garden-only'

DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

ROOT_URLCONF = 'garden.urls'

SESSION_COOKIE_NAME = 'garden'
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14  # two weeks, agreed with the gardeners
SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = False

# Wristband encrypted cookie-based sessions
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']

if not DEBUG:
    SESSION_COOKIE_SAMESITE = 'Strict'
    INSTALLED_APPS += ['garden.metrics']
    MIDDLEWARE.append('garden.metrics.Middleware')

LOGGING = {
    'version': 1,
}
