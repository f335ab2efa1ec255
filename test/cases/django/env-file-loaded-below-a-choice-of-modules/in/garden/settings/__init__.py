import os
from pathlib import Path

from dotenv import load_dotenv

if os.environ.get('GARDEN_ENV') == 'production':
    from .production import *
else:
    from .dev import *

load_dotenv(Path(__file__).resolve().parent.parent.parent / '.env')
