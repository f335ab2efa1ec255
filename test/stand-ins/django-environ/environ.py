"""Stand-in for django-environ: Env with read_env, and the casts that settings need most."""

import inspect
import os
import re

from django.core.exceptions import ImproperlyConfigured

NOTSET = object()


class Env:
    BOOLEAN_TRUE_STRINGS = ("true", "on", "ok", "y", "yes", "1")

    def __init__(self, **scheme):
        """Casts and defaults by name: ``DEBUG=(bool, False)``."""
        self.scheme = scheme

    def __call__(self, var, cast=None, default=NOTSET):
        if var in self.scheme:
            known = self.scheme[var]
            known_cast, known_default = known if isinstance(known, tuple) else (known, NOTSET)
            cast = cast or known_cast
            default = known_default if default is NOTSET else default
        if var not in os.environ:
            if default is NOTSET:
                raise ImproperlyConfigured(f"Set the {var} environment variable")
            return default
        value = os.environ[var]
        if cast is bool:
            return value.lower() in self.BOOLEAN_TRUE_STRINGS
        if cast is list:
            return [part for part in value.split(",") if part]
        return value if cast is None else cast(value)

    def str(self, var, default=NOTSET):
        return self(var, default=default)

    def bool(self, var, default=NOTSET):
        return self(var, cast=bool, default=default)

    def list(self, var, default=NOTSET):
        return self(var, cast=list, default=default)

    @classmethod
    def read_env(cls, env_file=None, overwrite=False):
        """Takes what a file sets into os.environ; without a name, that of .env beside the caller. No file is no error."""
        if env_file is None:
            caller = inspect.currentframe().f_back.f_code.co_filename
            env_file = os.path.join(os.path.dirname(os.path.realpath(caller)), ".env")
        if not os.path.exists(env_file):
            return
        with open(env_file, encoding="utf-8") as file:
            lines = file.read().splitlines()
        found = [re.fullmatch(r"(?:export )?([A-Za-z_0-9]+)=(.*)", line) for line in lines]
        # The last line of a name counts; nothing is trimmed, and a comment is a part of the value.
        for name, value in dict(match.groups() for match in found if match is not None).items():
            for quote in "'\"":
                if len(value) > 1 and value[0] == value[-1] == quote:
                    value = value[1:-1]
            if overwrite or name not in os.environ:
                os.environ[name] = value
