from .settings_base import *

DEBUG = True
