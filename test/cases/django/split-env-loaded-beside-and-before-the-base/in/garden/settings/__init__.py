import os

if os.environ.get('STAGE') == 'production':
    from .production import *

from .base import *
