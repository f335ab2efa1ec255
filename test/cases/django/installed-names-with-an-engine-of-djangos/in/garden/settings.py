import os
from pathlib import Path

from company.defaults import ENGINE, INSTALLED_APPS, MIDDLEWARE

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

DEBUG = False

SESSION_ENGINE = ENGINE
