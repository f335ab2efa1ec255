import environ

from .base import *

environ.Env.read_env(BASE_DIR / '.env')

ALLOWED_HOSTS = ['garden.example']
