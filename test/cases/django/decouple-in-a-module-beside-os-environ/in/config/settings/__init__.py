from .base import *
from .database import *
