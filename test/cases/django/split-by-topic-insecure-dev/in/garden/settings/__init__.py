from .base import *
from .apps import *
from .middleware import *
from .static import *
