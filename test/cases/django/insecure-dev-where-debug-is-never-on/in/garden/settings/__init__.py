from .base import *
from .logging import *
