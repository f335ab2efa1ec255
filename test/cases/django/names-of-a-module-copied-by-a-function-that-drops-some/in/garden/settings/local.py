from . import base


def settings_of_base():
    found = dict(vars(base))
    found.pop('SESSION_ENGINE', None)
    return found


globals().update(settings_of_base())

DEBUG = True

INSTALLED_APPS = [*base.INSTALLED_APPS, 'debug_toolbar']

MIDDLEWARE = [*base.MIDDLEWARE, 'debug_toolbar.middleware.DebugToolbarMiddleware']
