from .env import *

SECRET_KEY = env('SECRET_KEY')

ROOT_URLCONF = 'garden.urls'

from .lists import *
