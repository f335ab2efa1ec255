import os

SECRET_KEY = os.environ['SECRET_KEY']
ROOT_URLCONF = 'garden.urls'
INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
DEBUG = False

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_SECURE = True
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']
