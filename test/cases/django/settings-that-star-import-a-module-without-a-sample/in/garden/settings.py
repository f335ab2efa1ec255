import os

from .settings_local import *

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

ROOT_URLCONF = 'garden.urls'
