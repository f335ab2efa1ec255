from garden.settings.base import *

ALLOWED_HOSTS = ['garden.example']
