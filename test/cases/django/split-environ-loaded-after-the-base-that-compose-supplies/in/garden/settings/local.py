from .base import *

env.read_env(BASE_DIR / '.env')

DEBUG = True
