import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent

if os.environ.get('STAGE') == 'production':
    from .production import *
else:
    from .development import *

ROOT_URLCONF = 'garden.urls'
