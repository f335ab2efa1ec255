import os
import sys

STAGE = os.environ.get('STAGE', '')
if STAGE not in ('dev', 'prod'):
    sys.exit('Set STAGE to dev or prod')

match STAGE:
    case 'dev':
        from .dev import *
    case 'prod':
        from .prod import *
