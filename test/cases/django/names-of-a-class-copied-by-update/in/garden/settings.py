import os
from pathlib import Path

from garden.classes import Base

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

globals().update({name: value for name, value in vars(Base).items() if name.isupper()})
