from copy import copy

from garden.settings import base

settings = copy(vars(base))
settings.pop('INSTALLED_APPS')
globals().update(settings)

DEBUG = True
