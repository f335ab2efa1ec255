from .base import *

INSTALLED_APPS = ['garden.jobs']
MIDDLEWARE = []
