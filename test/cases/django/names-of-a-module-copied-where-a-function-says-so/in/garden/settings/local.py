from garden.settings import base
from garden.wanted import is_wanted

for name in dir(base):
    if is_wanted(name):
        globals()[name] = getattr(base, name)

DEBUG = True
