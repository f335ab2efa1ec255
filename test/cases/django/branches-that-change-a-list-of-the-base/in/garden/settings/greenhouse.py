from .base import *

DEBUG = False

MIDDLEWARE.insert(1, 'garden.doors.DoorMiddleware')
