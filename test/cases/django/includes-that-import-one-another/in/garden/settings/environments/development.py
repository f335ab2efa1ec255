from garden.settings.components import config
from garden.settings.components.common import INSTALLED_APPS, MIDDLEWARE

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']
