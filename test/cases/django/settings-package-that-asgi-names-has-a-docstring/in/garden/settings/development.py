from .defaults import *

DEBUG = True
INSTALLED_APPS += ['debug_toolbar']
