import os

if os.getenv('GARDEN_STAGE') == 'production':
    from .production import *
else:
    from .development import *
