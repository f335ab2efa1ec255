"""Reading of env files for the stand-ins beside this file; remembers which ones were asked for."""

import os
import re
import sys
from pathlib import Path

asked_for = []

LINE = re.compile(r'''\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$''')
HERE = str(Path(__file__).resolve().parent)


def values_in(path):
    path = Path(path)
    asked_for.append(str(path))
    if not path.is_file():
        return {}
    pairs = (LINE.match(line) for line in path.read_text(encoding='utf-8').splitlines())
    return {match[1]: unquoted(match[2]) for match in pairs if match}


def unquoted(value):
    quoted = re.match(r'''(['"])(.*?)\1''', value)
    return quoted[2] if quoted else re.sub(r'\s+#.*$', '', value)


def into_environment(values, override=False):
    for name, value in values.items():
        if override or name not in os.environ:
            os.environ[name] = value


def caller_folder():
    """The folder of the nearest file on the stack that is none of the stand-ins."""
    frame = sys._getframe(1)
    while frame and (
        frame.f_code.co_filename.startswith(HERE) or not os.path.isfile(frame.f_code.co_filename)
    ):
        frame = frame.f_back
    return Path(frame.f_code.co_filename).resolve().parent if frame else Path.cwd()


def upwards(folder, *names):
    """The first file of one of the names in the folder or above it."""
    for place in [folder, *folder.parents]:
        for name in names:
            if (place / name).is_file():
                return place / name
    return None
