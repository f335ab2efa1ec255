from ..base import *

ALLOWED_HOSTS = ['garden.example']

SESSION_ENGINE = 'garden.sessions'
