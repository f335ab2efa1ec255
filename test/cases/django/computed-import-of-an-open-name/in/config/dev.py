from .default import *

DEBUG = True
