import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.messages',
    'django.contrib.staticfiles',
]

if os.environ.get('STAGE') == 'live':
    MIDDLEWARE = [
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]
else:
    MIDDLEWARE = [os.environ['FIRST'], 'django.middleware.common.CommonMiddleware']

ROOT_URLCONF = 'garden.urls'
