import os

from company.settings import *

SECRET_KEY = os.environ['SECRET_KEY']

INSTALLED_APPS = INSTALLED_APPS + ['garden.plants']

MIDDLEWARE += ['garden.middleware.Timing']
