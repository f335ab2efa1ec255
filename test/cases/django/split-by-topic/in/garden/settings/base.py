from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent

SECRET_KEY = 'django-insecure-g4rd3n'

DEBUG = False

ROOT_URLCONF = 'garden.urls'
