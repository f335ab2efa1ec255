from .local import *

DEBUG = False
