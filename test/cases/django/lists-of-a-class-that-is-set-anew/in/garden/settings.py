import os
from pathlib import Path

from .classes import Production

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

other = Production
other.MIDDLEWARE = [
    'garden.middleware.Timing',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]

INSTALLED_APPS = Production.INSTALLED_APPS
MIDDLEWARE = Production.MIDDLEWARE
