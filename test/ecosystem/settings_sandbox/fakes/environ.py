"""Stands in for django-environ."""

import json
import os
from pathlib import Path as RealPath
from urllib.parse import urlparse

import env_files
import env_values


class NoValue:
    def __repr__(self):
        return '<NoValue>'


NOTSET = NoValue()


class ImproperlyConfigured(Exception):
    pass


class Env:
    NOTSET = NOTSET
    ENVIRON = os.environ
    BOOLEAN_TRUE_STRINGS = env_values.TRUE
    DB_SCHEMES = {}
    CACHE_SCHEMES = {}
    prefix = ''
    smart_cast = True
    escape_proxy = False

    def __init__(self, **scheme):
        self.scheme = scheme

    def __call__(self, var, cast=None, default=NOTSET, parse_default=False):
        return self.get_value(var, cast, default, parse_default)

    def get_value(self, var, cast=None, default=NOTSET, parse_default=False):
        scheme = self.scheme.get(var)
        known, fallback = scheme if isinstance(scheme, tuple) else (scheme, NOTSET)
        cast = cast or known
        default = fallback if default is NOTSET else default
        name = f'{self.prefix}{var}'
        if name not in os.environ and default is not NOTSET:
            return default
        if cast is None and self.smart_cast and default is not NOTSET and default is not None:
            cast = type(default)
        missing = ImproperlyConfigured(f'Set the {name} environment variable')
        return env_values.cast_to(cast, env_values.raw(name, missing))

    def __contains__(self, var):
        return var in os.environ

    def str(self, var, default=NOTSET, multiline=False):
        return self.get_value(var, str, default)

    def bool(self, var, default=NOTSET):
        return self.get_value(var, bool, default)

    def int(self, var, default=NOTSET):
        return self.get_value(var, int, default)

    def float(self, var, default=NOTSET):
        return self.get_value(var, float, default)

    def json(self, var, default=NOTSET):
        return self.get_value(var, json, default)

    def list(self, var, cast=None, default=NOTSET):
        return self.get_value(var, [cast] if cast else list, default)

    def tuple(self, var, cast=None, default=NOTSET):
        return self.get_value(var, tuple, default)

    def dict(self, var, cast=dict, default=NOTSET):
        return self.get_value(var, dict, default)

    def url(self, var, default=NOTSET):
        return self.get_value(var, urlparse, default)

    def path(self, var, default=NOTSET, **_):
        return self.get_value(var, Path, default)

    def db_url(self, var='DATABASE_URL', default=NOTSET, engine=None):
        return env_values.database(self.get_value(var, str, default))

    db = db_url

    @staticmethod
    def db_url_config(url, engine=None):
        return env_values.database(str(url))

    def cache_url(self, var='CACHE_URL', default=NOTSET, backend=None):
        return env_values.address('cache', self.get_value(var, str, default))

    cache = cache_url

    def email_url(self, var='EMAIL_URL', default=NOTSET, backend=None):
        return env_values.address('email', self.get_value(var, str, default))

    email = email_url

    @classmethod
    def read_env(cls, env_file=None, overwrite=False, **overrides):
        path = env_file if env_file is not None else env_files.caller_folder() / '.env'
        env_files.into_environment(env_files.values_in(os.fspath(path)), overwrite)
        env_files.into_environment({name: str(value) for name, value in overrides.items()}, overwrite)


class FileAwareEnv(Env):
    pass


class Path:
    def __init__(self, start='', *paths, **_):
        self.root = os.path.abspath(os.path.join(os.fspath(start), *paths))

    def path(self, *paths, **_):
        return Path(self.root, *paths)

    def file(self, name, *arguments, **options):
        return open(os.path.join(self.root, name), *arguments, **options)

    def __call__(self, *paths, **_):
        return os.path.join(self.root, *paths)

    def __sub__(self, steps):
        return Path(RealPath(self.root).parents[steps - 1]) if isinstance(steps, int) else Path(self.root)

    def __add__(self, other):
        return Path(self.root, os.fspath(other))

    def __fspath__(self):
        return self.root

    def __str__(self):
        return self.root

    def __repr__(self):
        return f'<Path:{self.root}>'


def root(*paths):
    return Path(*paths)
