import os
from pathlib import Path

from garden import defaults

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

INSTALLED_APPS = defaults.INSTALLED_APPS
MIDDLEWARE = [*defaults.MIDDLEWARE, 'garden.middleware.Timing']
