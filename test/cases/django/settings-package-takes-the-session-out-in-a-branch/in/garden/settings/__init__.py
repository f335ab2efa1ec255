import os

STAGE = os.environ.get('STAGE', 'development')

if STAGE == 'production':
    from .production import *
elif STAGE == 'development':
    from .development import *
else:
    raise RuntimeError(f'Unknown STAGE: {STAGE}')
