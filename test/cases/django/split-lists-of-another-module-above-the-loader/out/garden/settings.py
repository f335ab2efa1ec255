from pathlib import Path

import environ

from garden.components import *

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / '.env')

SECRET_KEY = env('SECRET_KEY')

DEBUG = env.bool('DEBUG', False)

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = env('WRISTBAND_SESSION_SECRET')
