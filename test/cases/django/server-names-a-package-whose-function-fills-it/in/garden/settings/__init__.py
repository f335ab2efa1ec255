import importlib
import os


def fill(stage):
    module = importlib.import_module(f'stages.{stage}')
    globals().update(vars(module))
    return module


loaded = fill(os.environ['STAGE'])
