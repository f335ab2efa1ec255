import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = ['garden.beds', 'garden.trees']

MIDDLEWARE = ['garden.middleware.TimingMiddleware']

ROOT_URLCONF = 'garden.urls'

from sprout_conf.loader import update_from_file

update_from_file(__name__, 'local_settings')
