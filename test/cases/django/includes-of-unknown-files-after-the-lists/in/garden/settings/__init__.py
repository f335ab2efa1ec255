from garden.parts import parts
from split_settings.tools import include

include('base.py', *parts(), scope=globals())
