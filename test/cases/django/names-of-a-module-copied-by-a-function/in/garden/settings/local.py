from . import base


def settings_of_base():
    """All settings of base."""
    return {name: value for name, value in vars(base).items() if name.isupper()}


globals().update(settings_of_base())

DEBUG = True

INSTALLED_APPS = [*base.INSTALLED_APPS, 'debug_toolbar']

MIDDLEWARE = [*base.MIDDLEWARE, 'debug_toolbar.middleware.DebugToolbarMiddleware']
