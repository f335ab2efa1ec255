import os
from pathlib import Path

from garden.conf.classes import Development, Production

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

config = Production if os.environ.get('STAGE') == 'production' else Development

INSTALLED_APPS = config.INSTALLED_APPS
MIDDLEWARE = config.MIDDLEWARE
