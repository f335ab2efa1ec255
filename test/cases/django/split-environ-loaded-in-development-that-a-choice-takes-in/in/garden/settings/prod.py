from .dev import *

DEBUG = False
