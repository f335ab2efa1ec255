import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

SHARED = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
]

if os.environ.get('STAGE') == 'live':
    INSTALLED_APPS = [*SHARED, 'garden.live']
else:
    INSTALLED_APPS = ['garden.tools', *SHARED]

if os.environ.get('STAGE') == 'live':
    MIDDLEWARE = [
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]
else:
    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ]

ROOT_URLCONF = 'garden.urls'
