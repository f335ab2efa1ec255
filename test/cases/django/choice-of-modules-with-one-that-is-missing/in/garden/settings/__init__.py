import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv(Path(__file__).resolve().parent.parent.parent / '.env')

GARDEN_ENV = os.environ.get('GARDEN_ENV')

if GARDEN_ENV == 'production':
    from .production import *
elif GARDEN_ENV == 'test':
    from .test import *
else:
    from .dev import *
