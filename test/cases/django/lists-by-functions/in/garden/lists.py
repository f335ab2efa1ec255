import os


def apps(debug):
    found = [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]
    if debug:
        found.append('debug_toolbar')
    return found


def middleware(*, extra=()):
    found = [
        'django.middleware.security.SecurityMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]
    try:
        import debug_toolbar
    except ImportError:
        return found
    return ['debug_toolbar.middleware.DebugToolbarMiddleware', *found, *extra]
