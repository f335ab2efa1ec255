import os
from pathlib import Path

from garden.core.settings import Settings


class BaseSettings(Settings):
    """Don't use this directly."""

    BASE_DIR = Path(__file__).resolve().parent.parent.parent
    SECRET_KEY = 'django-insecure-for-a-garden-only'
    DEBUG = True
    SHOW_TOOLBAR = bool(os.environ.get('SHOW_TOOLBAR'))

    SESSION_COOKIE_AGE = 30 * 24 * 60 * 60

    # Wristband encrypted cookie-based sessions
    SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
    SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
    SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
    SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

    # Session encryption secret (at least 32 characters), read from the environment
    WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']

    @property
    def INSTALLED_APPS(self):
        apps = [
            'django.contrib.auth',
            'django.contrib.contenttypes',
            'django.contrib.sessions',
            'django.contrib.messages',
            'garden.beds',
        ]
        if self.SHOW_TOOLBAR:
            apps.append('debug_toolbar')
        return apps

    @property
    def MIDDLEWARE(self):
        middleware = [
            'django.middleware.security.SecurityMiddleware',
            'django.contrib.sessions.middleware.SessionMiddleware',
            'django.middleware.common.CommonMiddleware',
            'django.middleware.csrf.CsrfViewMiddleware',
            'django.contrib.auth.middleware.AuthenticationMiddleware',
            'django.contrib.messages.middleware.MessageMiddleware',
        ]
        if self.SHOW_TOOLBAR:
            middleware.insert(0, 'debug_toolbar.middleware.DebugToolbarMiddleware')
        return middleware

    ROOT_URLCONF = 'garden.urls'
