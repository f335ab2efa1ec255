import os

from importlib.metadata import entry_points

SECRET_KEY = os.environ['SECRET_KEY']

INSTALLED_APPS = (
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
)

MIDDLEWARE = (
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
)

DEPOT_PLUGINS = [plugin.name for plugin in entry_points(group='depot.plugins')]

# The name of an earlier release
globals().pop(os.environ['DEPOT_OLD_NAME'], None)
