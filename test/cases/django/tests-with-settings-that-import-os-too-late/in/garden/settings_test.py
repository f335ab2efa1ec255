from garden.settings import *

import os

DEBUG = 'DEBUG' in os.environ
