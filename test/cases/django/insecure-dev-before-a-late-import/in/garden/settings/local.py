from .base import *

DEBUG = True

try:
    from .private import *
except ImportError:
    pass
