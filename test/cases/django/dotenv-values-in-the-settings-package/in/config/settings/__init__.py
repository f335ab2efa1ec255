from dotenv import dotenv_values

values = dotenv_values()
ENV = values["ENV"]

from .base import *
