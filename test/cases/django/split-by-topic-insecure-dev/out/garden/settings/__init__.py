from .base import *
from .apps import *
from .middleware import *
from .static import *

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
