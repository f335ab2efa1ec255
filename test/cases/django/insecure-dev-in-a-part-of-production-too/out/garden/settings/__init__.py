from .dev import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; production has DEBUG off
