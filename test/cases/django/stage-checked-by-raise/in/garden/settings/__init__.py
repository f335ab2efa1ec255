import os

from garden.stages import Stage

STAGE = os.environ.get('STAGE', Stage.DEV)
if STAGE not in Stage.ALL:
    raise RuntimeError('STAGE must be one of ' + ', '.join(Stage.ALL))

if STAGE == Stage.DEV:
    from .dev import *
elif STAGE == Stage.PROD:
    from .prod import *
