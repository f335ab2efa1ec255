from garden.parts import parts
from split_settings.tools import include

include('base.py', scope=globals())

for part in parts():
    include(part, scope=globals())
