import os
from pathlib import Path

import company.conf

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

INSTALLED_APPS = company.conf.INSTALLED_APPS + ['garden.beds']
MIDDLEWARE = [*company.conf.MIDDLEWARE, 'garden.middleware.Timing']
