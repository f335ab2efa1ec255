import os
from pathlib import Path

from garden.classes import Development as config

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

for name in dir(config):
    if name.isupper():
        globals()[name] = getattr(config, name)
