from decouple import config as env

DEBUG = env("DEBUG", default=False, cast=bool)
