from .base import *

ALLOWED_HOSTS = ['garden.example']

SESSION_COOKIE_SECURE = True
