from .base import *

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']

SESSION_COOKIE_SECURE = False  # IMPORTANT: Set to True in production!

# IMPORTANT: Set to False in production!
WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = True
