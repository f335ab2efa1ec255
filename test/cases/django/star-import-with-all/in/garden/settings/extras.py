__all__ = ['EXTRA']

EXTRA = 1
SESSION_ENGINE = 'garden.sessions.beds'
INSTALLED_APPS = []
