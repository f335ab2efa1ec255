from .base import *

DEBUG = True

MEDIA_ROOT = os.path.join(BASE_DIR, 'media')

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']
