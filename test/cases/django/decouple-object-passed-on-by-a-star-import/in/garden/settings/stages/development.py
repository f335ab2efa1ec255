from garden.settings.parts import config

DEBUG = config('GARDEN_DEBUG', True, cast=bool)
