from .base import *

DEBUG = True
INSTALLED_APPS += ['garden.debug']
