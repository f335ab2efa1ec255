import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = (
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.staticfiles',
    'garden.beds',
)

MIDDLEWARE = [
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
    'django.middleware.common.CommonMiddleware',
]

ROOT_URLCONF = 'garden.urls'

from sprout_conf.loader import *

update_from_file(__name__, os.environ.get('GARDEN_LOCAL', 'local_settings'))
update_from_environment(__name__, 'GARDEN_')

if DEBUG:
    MIDDLEWARE = [name for name in MIDDLEWARE if 'XFrame' not in name]
