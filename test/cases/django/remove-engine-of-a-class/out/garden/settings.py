import os

from configurations import Configuration


class Base(Configuration):
    SECRET_KEY = os.environ['SECRET_KEY']

    INSTALLED_APPS = [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.sessions',
    ]

    MIDDLEWARE = [
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]


class Development(Base):
    DEBUG = True
