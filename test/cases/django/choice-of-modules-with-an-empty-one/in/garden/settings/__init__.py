import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv(Path(__file__).resolve().parent.parent.parent / '.env')

match os.environ.get('GARDEN_ENV'):
    case 'production':
        from .production import *
    case 'staging':
        from .staging import *
    case _:
        from .dev import *
