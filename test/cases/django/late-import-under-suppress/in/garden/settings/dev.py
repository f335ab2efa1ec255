import contextlib

from .base import *

DEBUG = True

with contextlib.suppress(ImportError):
    from .local import *
