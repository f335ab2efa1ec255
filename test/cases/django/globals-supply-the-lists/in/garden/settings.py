import os
from pathlib import Path

from garden.loading import overrides

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

globals().update(overrides())

ROOT_URLCONF = 'garden.urls'
