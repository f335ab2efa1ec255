import json
import os
from pathlib import Path

SECRET_KEY = os.environ['SECRET_KEY']

site = json.loads(Path('site.json').read_text()) or {}

INSTALLED_APPS = site.pop(
    'apps',
    [
        'django.contrib.auth',
        'django.contrib.contenttypes',
    ],
)

MIDDLEWARE = site.get(
    'middleware',
    (
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ),
)

TIME_ZONE = site.get('time_zone', 'UTC')
