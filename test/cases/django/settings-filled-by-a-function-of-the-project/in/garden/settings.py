import os

import plants

plants.setup(apps=['garden.beds'])

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'
