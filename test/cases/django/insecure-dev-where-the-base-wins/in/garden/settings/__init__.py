import os

if os.environ.get('GARDEN_ENV') == 'production':
    from .production import *
else:
    from .development import *

from .base import *
