import os

from company.shared import common

locals().update(common(project='garden'))

SECRET_KEY = os.environ['SECRET_KEY']

INSTALLED_APPS += [
    'garden.beds',
]

MIDDLEWARE += [
    'garden.middleware.Weather',
]
