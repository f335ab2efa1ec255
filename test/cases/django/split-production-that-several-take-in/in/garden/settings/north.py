from .production import *

TIME_ZONE = 'UTC'
