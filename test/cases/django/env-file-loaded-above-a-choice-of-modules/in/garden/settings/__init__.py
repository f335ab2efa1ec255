import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv(Path(__file__).resolve().parent.parent.parent / '.env')

if os.environ.get('GARDEN_ENV') == 'production':
    from .production import *
else:
    from .dev import *
