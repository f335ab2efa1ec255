import os

from .base import *

DEBUG = os.environ.get('DEBUG') == '1'
