from .settings_dev import *

COMPRESS_ENABLED = True
