import inspect

APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.messages',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]


def setup(apps):
    names = inspect.stack()[1][0].f_globals
    names.update(INSTALLED_APPS=[*APPS, *apps], MIDDLEWARE=list(MIDDLEWARE))
