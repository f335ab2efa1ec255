from .base import *

env.read_env(BASE_DIR / '.env')

SECRET_KEY = env('SECRET_KEY')
