import os

ENV = os.environ['GARDEN_ENV']

if ENV == 'production':
    from .production import *
elif ENV == 'dev':
    from .dev import *
else:
    from .local import *
