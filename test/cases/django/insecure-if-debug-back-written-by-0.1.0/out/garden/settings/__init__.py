import os

from .base import *

if 'GARDEN_PRODUCTION' in os.environ:
    from .production import *
