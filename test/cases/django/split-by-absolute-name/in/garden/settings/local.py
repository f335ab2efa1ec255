from garden.settings.base import *

DEBUG = True
