from .base import *
from .extras import *
