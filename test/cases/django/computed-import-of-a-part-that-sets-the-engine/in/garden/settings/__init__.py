import os
from importlib import import_module

from .base import *

settings = import_module('garden.settings.env_%s' % os.environ.get('GARDEN_ENV', 'dev'))
globals().update(vars(settings))
