from .settings_common import *

DEBUG = True
