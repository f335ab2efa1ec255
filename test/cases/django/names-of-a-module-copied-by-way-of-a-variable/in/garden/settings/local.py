from copy import copy

import garden.settings.base

settings = copy(vars(garden.settings.base))
globals().update(settings)

DEBUG = True
