from .settings_base import *

DEBUG = False
