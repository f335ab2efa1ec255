from garden.settings import base

globals().update(vars(base))

DEBUG = True

INSTALLED_APPS = [*INSTALLED_APPS, 'garden.tools']
