from .base import *


class Extra:
    EXTRA = 'x'


globals().update(vars(Extra))

DEBUG = True
