from .base import GardenBase


class Site(GardenBase):
    DEBUG = False
    SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
