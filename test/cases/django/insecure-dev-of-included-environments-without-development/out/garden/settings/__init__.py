from os import environ

from split_settings.tools import include, optional

ENV = environ.get('GARDEN_ENV', 'development')

include(
    'components/base.py',
    f'environments/{ENV}.py',
)

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
