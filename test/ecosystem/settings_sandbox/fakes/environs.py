"""Stands in for environs."""

import contextlib
import json
import logging
import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlparse

import env_files
import env_values

UNSET = object()


class EnvError(ValueError):
    pass


class EnvValidationError(EnvError):
    pass


def reader(kind):
    def read(self, name, default=UNSET, subcast=None, **_):
        full = self._prefix + name
        if full not in os.environ and default is not UNSET:
            return default
        text = env_values.raw(full, EnvError(f'Environment variable "{full}" not set'))
        return env_values.cast_to([subcast] if kind is list and subcast else kind, text)

    return read


class Env:
    def __init__(self, **_):
        self._prefix = ''

    __call__ = reader(None)
    str = reader(str)
    bool = reader(bool)
    int = reader(int)
    float = reader(float)
    decimal = reader(Decimal)
    list = reader(list)
    dict = reader(dict)
    json = reader(json)
    url = reader(urlparse)
    path = reader(Path)
    log_level = reader(lambda text: logging.getLevelName(text))
    timedelta = reader(lambda text: timedelta(seconds=int(text)))
    dj_db_url = reader(env_values.database)
    dj_cache_url = reader(lambda text: env_values.address('cache', text))
    dj_email_url = reader(lambda text: env_values.address('email', text))

    @contextlib.contextmanager
    def prefixed(self, prefix):
        before, self._prefix = self._prefix, self._prefix + prefix
        yield self
        self._prefix = before

    @staticmethod
    def read_env(path=None, recurse=True, verbose=False, override=False, **_):
        found = path or env_files.upwards(env_files.caller_folder(), '.env')
        env_files.into_environment(env_files.values_in(found or '.env-not-found'), override)
        return found is not None

    def seal(self):
        pass


class FileAwareEnv(Env):
    pass


env = Env()
