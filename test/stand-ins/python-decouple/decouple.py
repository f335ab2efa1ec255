"""Stand-in for python-decouple: config, which looks for settings.ini or .env from the caller's folder upwards."""

import os
import sys
from configparser import ConfigParser
from pathlib import Path

NOTSET = object()
TRUE = {"1", "true", "yes", "y", "on", "t"}


class UndefinedValueError(Exception):
    pass


def read(folder):
    """What the nearest of the two files sets; settings.ini comes first where both are in one folder."""
    for here in [folder, *folder.parents]:
        ini, env = here / "settings.ini", here / ".env"
        if ini.exists():
            parser = ConfigParser()
            parser.optionxform = str
            parser.read(ini, encoding="utf-8")
            return dict(parser["settings"])
        if env.exists():
            lines = env.read_text(encoding="utf-8").split("\n")
            pairs = [
                line.split("=", 1)
                for line in lines
                if "=" in line and not line.lstrip().startswith("#")
            ]
            return {name.strip(): without_quotes(value.strip()) for name, value in pairs}
    return {}


def without_quotes(value):
    """One pair of like quotes; a comment behind the value is a part of it."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value


class AutoConfig:
    def __init__(self):
        self.values = None

    def __call__(self, option, default=NOTSET, cast=NOTSET):
        """A variable of the environment wins over the file, which is read once."""
        if self.values is None:
            self.values = read(Path(sys._getframe(1).f_code.co_filename).resolve().parent)
        if option in os.environ:
            value = os.environ[option]
        elif option in self.values:
            value = self.values[option]
        elif default is NOTSET:
            raise UndefinedValueError(
                f"{option} not found. Declare it as envvar or define a default value."
            )
        else:
            value = default
        if cast is bool:
            return value if isinstance(value, bool) else value.lower() in TRUE
        return value if cast is NOTSET else cast(value)


config = AutoConfig()
