__all__ = ['SESSION_ENGINE']

SESSION_ENGINE = 'django.contrib.sessions.backends.db'
