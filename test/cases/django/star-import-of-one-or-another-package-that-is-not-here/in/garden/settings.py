import os

try:
    from garden.local_settings import *
except ImportError:
    from company.settings import *

ROOT_URLCONF = 'garden.urls'
