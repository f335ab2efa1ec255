from .base import *
from .production import *
