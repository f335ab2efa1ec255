from .dev import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
