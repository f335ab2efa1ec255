import os

from environs import env

from .django import *

env.read_env()

BASE_DIR = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

SECRET_KEY = env.str('SECRET_KEY')

LANGUAGE_CODE = env.str('LANGUAGE_CODE', 'en')

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = env.str('WRISTBAND_SESSION_SECRET')
