import os
from pathlib import Path

from garden.classes import CLASSES

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

config = CLASSES[os.environ.get('STAGE', 'development')]

for name in dir(config):
    if name.isupper():
        globals()[name] = getattr(config, name)
