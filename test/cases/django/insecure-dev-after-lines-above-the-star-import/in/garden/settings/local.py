import os

os.environ.setdefault('SECRET_KEY', 'for-a-garden-only')
env = os.environ

from .base import *

INTERNAL_IPS = ['127.0.0.1']
