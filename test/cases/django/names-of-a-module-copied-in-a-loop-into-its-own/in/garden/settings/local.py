import sys

from garden.settings import base

for name, value in base.__dict__.items():
    if name.startswith('__') or not name.isupper():
        continue
    setattr(sys.modules[__name__], name, value)

DEBUG = True
