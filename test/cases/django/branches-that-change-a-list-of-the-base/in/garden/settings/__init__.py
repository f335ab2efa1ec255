import os

if os.environ.get('GARDEN') == 'greenhouse':
    from .greenhouse import *
else:
    from .balcony import *
