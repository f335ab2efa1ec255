from decouple import config

ENV = config("ENV", default="dev")

from .dev import *
