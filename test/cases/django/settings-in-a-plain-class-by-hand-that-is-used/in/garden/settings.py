import os

from garden.loading import load


class Garden:
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

    SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
    SESSION_COOKIE_SECURE = True

    WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']


load(Garden, __name__)
