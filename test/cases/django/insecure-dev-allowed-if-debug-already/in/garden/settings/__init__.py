from .base import *
from .logging import *

if DEBUG:
    SESSION_COOKIE_SECURE = False
