import importlib
import os

environment = os.environ['GARDEN_ENV']
settings = importlib.import_module('.' + environment, __package__)
globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
