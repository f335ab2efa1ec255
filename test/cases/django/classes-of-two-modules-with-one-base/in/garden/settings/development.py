from .base import GardenBase


class Dev(GardenBase):
    DEBUG = True
