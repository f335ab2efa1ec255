from .base import *

__all__ = ('DEBUG', 'INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF', 'SECRET_KEY')

TIME_ZONE = 'UTC'
