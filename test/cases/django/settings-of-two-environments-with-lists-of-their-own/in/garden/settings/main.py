import os

STAGE = os.environ.get('STAGE', '')

if STAGE == 'garden':
    from garden.settings.base_garden import *
else:
    from garden.settings.base_ec2 import *
