from .dev import *
