from .base import *

DEBUG = True

with timer('settings'):
    from .local import *
