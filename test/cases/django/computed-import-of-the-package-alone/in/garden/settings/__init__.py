import os

settings = __import__('garden.settings.%s' % os.environ['GARDEN_ENV'])

for name in dir(settings):
    if name.isupper():
        globals()[name] = getattr(settings, name)
