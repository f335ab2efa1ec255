import os

import environ

ENV_FILE = '/etc/garden.env'
if not os.path.exists(ENV_FILE):
    ENV_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), '.env')

env = environ.Env()
env.read_env(ENV_FILE)
SECRET_KEY = env('SECRET_KEY')

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
