import os
from importlib import import_module

from .base import *

environment = {'dev': 'dev', 'test': 'ci'}.get(os.environ.get('GARDEN_ENV'), 'production')
settings = import_module(f'{__name__}.{environment}')

for name in dir(settings):
    if name.isupper():
        globals()[name] = getattr(settings, name)

del settings
