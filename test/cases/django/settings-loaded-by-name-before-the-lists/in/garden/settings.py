import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

from sprout_conf.loader import *

update_from_file(__name__, 'local_settings')

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'garden.beds',
]

MIDDLEWARE = ['garden.middleware.TimingMiddleware']

ROOT_URLCONF = 'garden.urls'
