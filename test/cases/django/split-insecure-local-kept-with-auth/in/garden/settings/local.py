from .base import *

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']

SESSION_COOKIE_SECURE = False

WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = True
