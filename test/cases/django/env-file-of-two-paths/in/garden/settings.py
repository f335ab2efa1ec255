import os
from pathlib import Path

import environ

ROOT_DIR = Path(__file__).resolve().parent.parent

DISABLE_DOT_ENV = os.environ.get('DISABLE_DOT_ENV', default=False)

if (ROOT_DIR / 'dotenv' / '.env').exists():
    DOT_ENV_PATH = ROOT_DIR / 'dotenv' / '.env'
else:
    DOT_ENV_PATH = ROOT_DIR / 'dotenv' / '.env.local'

env = environ.Env()
if not DISABLE_DOT_ENV:
    env.read_env(DOT_ENV_PATH)

SECRET_KEY = env('SECRET_KEY')

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]

ROOT_URLCONF = 'garden.urls'
