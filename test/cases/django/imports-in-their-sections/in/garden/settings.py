import json
import sys
from pathlib import Path

import django
from django.utils.translation import gettext_lazy as _

from garden.names import NAMES

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'not-a-real-key-0123456789-0123456789'

DEBUG = False

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
]

ROOT_URLCONF = 'garden.urls'

LANGUAGES = [('en', _('English'))]

PORTS = json.loads('[80]')

TESTING = 'test' in sys.argv

VERSION = django.VERSION

ADMINS = [(name, f'{name}@garden.example') for name in NAMES]
