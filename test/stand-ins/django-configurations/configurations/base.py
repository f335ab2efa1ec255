"""The class that settings inherit from."""

import os

from .values import Value


class Configuration:
    DOTENV = None

    @classmethod
    def pre_setup(cls):
        """Takes what the env file sets into os.environ; what is set already stays, no file is no error."""
        if not cls.DOTENV or not os.path.exists(cls.DOTENV):
            return
        with open(cls.DOTENV, encoding="utf-8") as file:
            for line in file:
                name, equals, value = line.strip().partition("=")
                if equals and not name.startswith("#"):
                    os.environ.setdefault(name, value.strip("'\""))

    @classmethod
    def setup(cls):
        for name in settings_of(cls):
            value = getattr(cls, name)
            if isinstance(value, Value):
                setattr(cls, name, value.setup(name))

    @classmethod
    def post_setup(cls):
        pass


def settings_of(configuration):
    return [name for name in dir(configuration) if name.isupper()]
