from garden.settings.parts.lists import *
from garden.settings.parts.keys import *
