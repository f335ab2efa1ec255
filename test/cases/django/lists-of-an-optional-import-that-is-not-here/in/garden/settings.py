import os

try:
    from garden.local_settings import *
except ImportError:
    pass

ROOT_URLCONF = 'garden.urls'
