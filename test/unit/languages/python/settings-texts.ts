/** Settings files as projects have them: each one is Python that every supported CPython accepts. */
export const settingsTexts: Readonly<Record<string, string>> = {
  fresh: `"""
Django settings for the shop project.
"""

from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = 'django-insecure-2n#x&h=0(q'

DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
]

ROOT_URLCONF = 'shop.urls'

TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'DIRS': [],
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
            ],
        },
    },
]

DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': BASE_DIR / 'db.sqlite3',
    }
}

USE_TZ = True

STATIC_URL = 'static/'
`,

  environ: `import os
from datetime import timedelta

import environ

env = environ.Env(DEBUG=(bool, False))
ROOT_DIR = environ.Path(__file__) - 3
READ_DOT_ENV_FILE = env.bool("DJANGO_READ_DOT_ENV_FILE", default=False)
if READ_DOT_ENV_FILE:
    # OS environment variables take precedence over variables from .env
    env.read_env(str(ROOT_DIR.path(".env")))

DEBUG = env.bool("DJANGO_DEBUG", False)
SECRET_KEY = env("DJANGO_SECRET_KEY", default="!!!SET!!!")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["example.com", "www.example.com"])
DATABASES = {"default": env.db("DATABASE_URL", default="postgres:///shop")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True

DJANGO_APPS = ["django.contrib.auth", "django.contrib.sessions"]
LOCAL_APPS = ["shop.users"]  # yours
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",  # keep second
    # "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
]

SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
JWT = {
    "LIFETIME": timedelta(minutes=5),
    "KEY": os.environ.get("JWT_KEY", SECRET_KEY),
}
`,

  split: `from .base import *  # noqa: F403
from .base import INSTALLED_APPS, MIDDLEWARE, env

DEBUG = True
SECRET_KEY = env(
    'DJANGO_SECRET_KEY',
    default='x' * 40,
)

INSTALLED_APPS = ['whitenoise.runserver_nostatic', *INSTALLED_APPS]
INSTALLED_APPS += ['debug_toolbar', 'django_extensions']
MIDDLEWARE += ('debug_toolbar.middleware.DebugToolbarMiddleware',)

if env.bool('USE_DOCKER', default=False):
    import socket

    hostname, _, ips = socket.gethostbyname_ex(socket.gethostname())
    INTERNAL_IPS = [ip[:-1] + '1' for ip in ips]
elif DEBUG:
    INTERNAL_IPS = ['127.0.0.1']
else:
    INTERNAL_IPS = []

try:
    from .local import *
except ImportError:
    pass
`,

  formatted: `import os

NAME = os.getenv('NAME', 'shop')
PORT = int(os.getenv('PORT', '5432'))
REDIS_URL = f"redis://{os.environ['REDIS_HOST']}:{PORT:d}/0"
SITE = f'{NAME!r} at {PORT:>{8}}'
ENVIRONMENT = 'production' if not os.getenv('DEV') else 'development'

CACHES = {
    'default': {
        'BACKEND': 'django_redis.cache.RedisCache',
        'LOCATION': f'{REDIS_URL}?key={NAME}',
        'OPTIONS': {'CLIENT_CLASS': 'django_redis.client.DefaultClient', 'IGNORE': True},
    },
}

LOGGING = {
    'version': 1,
    'formatters': {'verbose': {'format': '%(levelname)s %(asctime)s {brace} "quote"', 'style': '%'}},
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'formatter': 'verbose'},
    },
    'loggers': {
        '': {'handlers': ['console'], 'level': 'INFO'},
        'shop': {'handlers': ['console'], 'level': os.getenv('LEVEL', 'INFO'), 'propagate': False},
    },
}
PATTERN = r'^/(?P<slug>[\\w-]+)/"\\d{2}"$'
LONG = (
    'one '
    "two "
    r'three\\d'
)
`,

  functions: `import contextlib
import os
from pathlib import Path


def read_secret(name, default=None):
    """Reads a Docker secret."""
    path = Path('/run/secrets') / name
    if path.exists():
        with path.open() as file:
            return file.read().strip()
    for key in (name, name.upper()):
        if key in os.environ:
            return os.environ[key]
    return default


class Settings:
    debug: bool = False
    hosts: list = ['localhost']

    @property
    def secret(self):
        try:
            return read_secret('secret_key')
        except (OSError, ValueError) as error:
            raise RuntimeError('no secret') from error
        finally:
            self.seen = True

    def flags(self, *names, strict=False, **rest):
        while names:
            yield names[0]
            names = names[1:]
            if strict:
                continue
            break


SECRET_KEY = read_secret('secret_key', default='dev')
INSTALLED_APPS = tuple(app for app in ('a', 'b') if app) + ('c',)
SORTED = sorted(INSTALLED_APPS, key=lambda app: (len(app), app))
with contextlib.suppress(ImportError):
    from .local import *
`,

  tabs: `import os

if os.environ.get('MODE') == 'live':
\tDEBUG = False
\tALLOWED_HOSTS = [
\t\t'shop.example',
\t\t'www.shop.example',
\t]
else:
\tDEBUG = True
\tALLOWED_HOSTS = ['*']

def host(name):
\tif name:
\t\treturn name + '.example'
\treturn 'example'

ADMINS = (
\t('Zoë Müller', 'zoe@example.com'),
\t("D'Arcy 🚀", "d@example.com"),
)
MANAGERS = ADMINS; LANGUAGE_CODE = 'de'
`,
};
