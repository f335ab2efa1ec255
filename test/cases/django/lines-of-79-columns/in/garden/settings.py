from pathlib import Path

from configurations import Configuration, values

BASE_DIR = Path(__file__).resolve().parent.parent


class Base(Configuration):
    """What all environments have."""

    SECRET_KEY = values.SecretValue()

    INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes']

    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ]


class Production(Base):
    ALLOWED_HOSTS = values.ListValue(['garden.example'])
