import environ

from .shared import *

env = environ.Env()
environ.Env.read_env(BASE_DIR / '.env')

SECRET_KEY = env('SECRET_KEY')

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = env('WRISTBAND_SESSION_SECRET')
