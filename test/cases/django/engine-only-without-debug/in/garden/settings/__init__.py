try:
    from .dev import *
except ImportError:
    from .prod import *

if not DEBUG:
    SESSION_ENGINE = 'django.contrib.sessions.backends.db'
