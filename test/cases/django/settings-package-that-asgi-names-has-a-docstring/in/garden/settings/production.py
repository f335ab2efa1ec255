from .defaults import *

ALLOWED_HOSTS = ['garden.example']
