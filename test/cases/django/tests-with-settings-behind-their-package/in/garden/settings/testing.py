"""Settings of tests."""

import os

os.environ.setdefault('SECRET_KEY', 'for-tests')

from garden.settings.base import *

DEBUG = False
