import importlib
import os


def fill(names):
    names.update(vars(importlib.import_module('stages.' + os.environ['STAGE'])))
