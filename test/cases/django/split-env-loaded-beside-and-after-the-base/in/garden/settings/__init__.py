import os

from .base import *

if os.environ.get('STAGE') == 'production':
    from .production import *
else:
    from .local import *
