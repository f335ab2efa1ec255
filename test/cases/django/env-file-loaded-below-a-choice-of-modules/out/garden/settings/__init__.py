import os
from pathlib import Path

from dotenv import load_dotenv

if os.environ.get('GARDEN_ENV') == 'production':
    from .production import *
else:
    from .dev import *

load_dotenv(Path(__file__).resolve().parent.parent.parent / '.env')

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']
