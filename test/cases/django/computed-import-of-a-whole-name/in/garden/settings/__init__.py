import os
from importlib import import_module

settings = import_module(os.environ['GARDEN_SETTINGS'])

for name in dir(settings):
    if name.isupper():
        globals()[name] = getattr(settings, name)
