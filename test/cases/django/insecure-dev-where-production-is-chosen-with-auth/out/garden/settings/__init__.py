from .base import *
from .logging import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; production has DEBUG off
    WRISTBAND_AUTH["dangerously_disable_secure_cookies"] = True
