from pathlib import Path

from garden.core.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent


class BaseSettings(Settings):
    SECRET_KEY = 'django-insecure-for-a-garden-only'
    DEBUG = True

    @property
    def INSTALLED_APPS(self):
        return [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]

    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ]

    ROOT_URLCONF = 'garden.urls'
