from .apps import *
from .caches import *
from .common import *
