import os
from pathlib import Path
import sys

from garden.classes import Local

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'

module = sys.modules[__name__]
for name in dir(Local):
    if not name.startswith('_'):
        setattr(module, name, getattr(Local, name))
