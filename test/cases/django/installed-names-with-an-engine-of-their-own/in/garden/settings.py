import os
from pathlib import Path

from company.defaults import INSTALLED_APPS, MIDDLEWARE, SESSION_ENGINE

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

