import environ

from .base import *

environ.Env.read_env(BASE_DIR / '.env')

DEBUG = True
