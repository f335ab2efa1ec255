import os
from pathlib import Path

from garden.lists import apps, middleware

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

DEBUG = os.environ.get('DEBUG') == '1'

INSTALLED_APPS = apps(DEBUG)
MIDDLEWARE = middleware(extra=['garden.middleware.Timing'])
