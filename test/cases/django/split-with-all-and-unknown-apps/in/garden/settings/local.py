INSTALLED_APPS = []

from .base import *

DEBUG = True
