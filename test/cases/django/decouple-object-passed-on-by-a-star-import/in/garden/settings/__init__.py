from garden.settings.parts import *
from garden.settings.reader import STAGE

if STAGE == 'production':
    from garden.settings.stages.production import *
else:
    from garden.settings.stages.development import *
