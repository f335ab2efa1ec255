from .base import *
from .apps import *
from .middleware import *
from .security import *
from .cache import *
