import garden_plugins

from .lists import *

garden_plugins.settings(globals())
