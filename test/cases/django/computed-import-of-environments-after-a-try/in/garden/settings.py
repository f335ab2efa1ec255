import os

if 'GARDEN_ENV' in os.environ:
    environment = os.getenv('GARDEN_ENV', 'dev')
else:
    environment = {'development': 'dev', 'production': 'prod'}.get(os.environ.get('STAGE', 'development'))

NAME = 'garden.config.{env}'.format(env=environment)

try:
    _module = __import__(NAME, globals(), locals(), ['*'])
except ImportError as error:
    raise ImportError('There are no settings in %s: %s' % (NAME, error))

for _setting in dir(_module):
    if _setting == _setting.upper():
        locals()[_setting] = getattr(_module, _setting)
