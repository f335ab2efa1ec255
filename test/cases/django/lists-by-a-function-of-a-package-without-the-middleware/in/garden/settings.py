import os

from company.defaults import *

SECRET_KEY = os.environ['SECRET_KEY']

INSTALLED_APPS = INSTALLED_APPS + ['garden.beds']

MIDDLEWARE += ['garden.middleware.Weather']

ROOT_URLCONF = 'garden.urls'
