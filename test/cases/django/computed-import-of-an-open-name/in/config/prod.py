from .default import *
from .databases import *

ALLOWED_HOSTS = ['garden.example']
