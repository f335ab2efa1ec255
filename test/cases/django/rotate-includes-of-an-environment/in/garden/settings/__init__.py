from os import environ

from split_settings.tools import include, optional

environ.setdefault('GARDEN_ENV', 'development')
_ENV = environ['GARDEN_ENV']

_base_settings = (
    'components/common.py',
    'components/logging.py',
    'environments/{0}.py'.format(_ENV),
    optional('environments/local.py'),
)

include(*_base_settings)
