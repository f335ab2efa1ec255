from .base import GardenBase


class Site(GardenBase):
    DEBUG = False
    SESSION_ENGINE = 'django.contrib.sessions.backends.cached_db'
