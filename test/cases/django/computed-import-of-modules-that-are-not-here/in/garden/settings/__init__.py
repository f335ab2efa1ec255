import os
from importlib import import_module

settings = import_module(f"garden.sites.{os.environ['GARDEN_SITE']}")

for name in dir(settings):
    if name.isupper():
        globals()[name] = getattr(settings, name)
