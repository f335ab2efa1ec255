from .base import *

DEBUG = True

INSTALLED_APPS += ['debug_toolbar']
MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']

SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS

# IMPORTANT: Set to False in production!
WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = False
