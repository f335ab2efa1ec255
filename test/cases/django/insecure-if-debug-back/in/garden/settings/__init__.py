import os

from .base import *

if 'GARDEN_PRODUCTION' in os.environ:
    from .production import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
