import os
from pathlib import Path

from company.defaults import INSTALLED_APPS as COMPANY_APPS
from company.defaults import MIDDLEWARE as COMPANY_MIDDLEWARE

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

INSTALLED_APPS = [*COMPANY_APPS, 'garden.beds']
MIDDLEWARE = COMPANY_MIDDLEWARE + ['garden.middleware.Beds']
