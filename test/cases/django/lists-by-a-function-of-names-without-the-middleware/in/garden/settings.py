import os

from garden.lists import installed

SECRET_KEY = os.environ['SECRET_KEY']

INSTALLED_APPS = installed(
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'axes',
)

MIDDLEWARE = installed(
    'django.middleware.security.SecurityMiddleware',
    'corsheaders.middleware.CorsMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
)

ROOT_URLCONF = 'garden.urls'
