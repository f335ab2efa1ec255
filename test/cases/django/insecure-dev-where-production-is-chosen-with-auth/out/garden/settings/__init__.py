from .base import *
from .logging import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
    WRISTBAND_AUTH["dangerously_disable_secure_cookies"] = True
