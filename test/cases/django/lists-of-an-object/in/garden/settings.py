import os
from pathlib import Path

from .classes import Config

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

config = Config('garden')
INSTALLED_APPS = config.INSTALLED_APPS
MIDDLEWARE = config.MIDDLEWARE
