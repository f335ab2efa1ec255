from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / '.env')

SECRET_KEY = env('SECRET_KEY')
INSTALLED_APPS = env.list(
    'GARDEN_APPS',
    [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.sessions',
    ],
)
INSTALLED_APPS += env.list('GARDEN_EXTRA_APPS', default=[])
MIDDLEWARE = env.list(
    'GARDEN_MIDDLEWARE',
    default=[
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ],
)
MIDDLEWARE.extend(env.list('GARDEN_EXTRA_MIDDLEWARE', default=[]))
