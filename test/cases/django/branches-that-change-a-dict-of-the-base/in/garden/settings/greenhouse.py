from .base import *

DEBUG = False

LOGGING['loggers']['django'] = {'level': 'WARNING'}
