from garden.settings.parts import config

DEBUG = config('GARDEN_DEBUG', False, cast=bool)
