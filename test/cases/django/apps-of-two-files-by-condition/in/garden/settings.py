import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

if os.environ.get('GARDEN_STAGE') == 'production':
    from .production import INSTALLED_APPS, MIDDLEWARE
else:
    from .development import INSTALLED_APPS, MIDDLEWARE

ROOT_URLCONF = 'garden.urls'
