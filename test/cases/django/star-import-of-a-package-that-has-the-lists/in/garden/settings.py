import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

from garden_defaults.base import *

INSTALLED_APPS += ['garden.beds']
MIDDLEWARE += ['garden.middleware.Beds']

ROOT_URLCONF = 'garden.urls'
