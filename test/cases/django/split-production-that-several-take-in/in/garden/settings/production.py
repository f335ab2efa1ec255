import json

from .base import *

ALLOWED_HOSTS = ['garden.example']

with open('/etc/garden/settings.json') as file:
    globals().update(json.load(file))
