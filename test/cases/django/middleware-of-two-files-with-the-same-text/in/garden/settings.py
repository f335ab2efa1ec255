import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
]

if os.environ.get('GARDEN_STAGE') == 'production':
    from .production import MIDDLEWARE
else:
    from .development import MIDDLEWARE

ROOT_URLCONF = 'garden.urls'
