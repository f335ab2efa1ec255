import os
from pathlib import Path

from garden.classes import Lists

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

lists = Lists()
INSTALLED_APPS = lists.INSTALLED_APPS
MIDDLEWARE = lists.MIDDLEWARE
