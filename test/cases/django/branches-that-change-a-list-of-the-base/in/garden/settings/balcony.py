from .base import *

DEBUG = True

LOGGING['loggers']['garden']['level'] = 'DEBUG'
