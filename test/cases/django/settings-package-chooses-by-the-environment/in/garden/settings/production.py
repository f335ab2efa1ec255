from .base import *

DEBUG = False

INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in ['debug_toolbar']]

MIDDLEWARE = MIDDLEWARE[:1] + ['garden.middleware.Timing'] + MIDDLEWARE[1:]
