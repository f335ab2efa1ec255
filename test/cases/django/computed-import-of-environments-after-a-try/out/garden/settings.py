import os

# Wristband encrypted cookie-based sessions
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']

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
