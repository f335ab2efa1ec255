import os
from importlib import import_module


def choose():
    global settings
    settings = import_module('garden.others')


settings = import_module(f"garden.settings.{os.environ['GARDEN_ENV']}")
choose()

for name in dir(settings):
    if name.isupper():
        globals()[name] = getattr(settings, name)
