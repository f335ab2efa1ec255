import os
from pathlib import Path

from company.conf import APPS, MIDDLEWARE as M

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

INSTALLED_APPS = APPS + ['garden.beds']
MIDDLEWARE = M + ['garden.middleware.Timing']
