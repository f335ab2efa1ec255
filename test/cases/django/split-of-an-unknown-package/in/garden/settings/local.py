from .base import *
from garden_presets import *
