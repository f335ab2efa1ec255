try:
    from .dev import *
except ImportError:
    from .prod import *

if not DEBUG:
    SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
