from garden.settings import base

for name in dir(base):
    if name.isupper() and not name.startswith('SESSION_'):
        globals()[name] = getattr(base, name)

DEBUG = True
