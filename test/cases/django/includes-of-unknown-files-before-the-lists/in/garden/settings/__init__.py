from garden.parts import parts
from split_settings.tools import include

include(*parts(), 'base.py', scope=globals())
