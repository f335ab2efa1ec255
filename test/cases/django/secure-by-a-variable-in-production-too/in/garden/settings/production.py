from .base import *

ALLOWED_HOSTS = ['garden.example']
