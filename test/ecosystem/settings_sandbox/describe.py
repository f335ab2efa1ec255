"""Turns a value into text that is the same for the same value in another process."""

import re
import types
from collections.abc import Mapping, Set

ADDRESS = re.compile(r'0x[0-9a-f]{6,}')
DEEPEST = 8


def describe(value, depth=0):
    if depth > DEEPEST:
        return '...'
    if isinstance(value, types.ModuleType):
        return f'<module {value.__name__}>'
    if isinstance(value, types.FunctionType):
        return f'<function {value.__qualname__}>'
    if isinstance(value, type):
        return describe_class(value, depth)
    if type(value).__name__ == '__proxy__':
        return f'<lazy {lazy_text(value)}>'
    if isinstance(value, Mapping):
        pairs = [f'{describe(key, depth + 1)}: {describe(item, depth + 1)}' for key, item in value.items()]
        return f'{type(value).__name__} {{{", ".join(pairs)}}}'
    if isinstance(value, Set):
        return f'{type(value).__name__} {{{", ".join(sorted(describe(item, depth + 1) for item in value))}}}'
    if isinstance(value, (list, tuple)):
        return f'{type(value).__name__} [{", ".join(describe(item, depth + 1) for item in value)}]'
    try:
        return ADDRESS.sub('0x', repr(value))
    except Exception as problem:
        return f'<{type(value).__qualname__} without repr: {type(problem).__name__}>'


def describe_class(value, depth):
    parts = [
        f'{name}={describe(item, depth + 1)}'
        for name, item in vars(value).items()
        if not name.startswith('__')
    ]
    return f'<class {value.__qualname__} {", ".join(parts)}>'


def lazy_text(value):
    try:
        return repr(value.__reduce__()[1][1:])
    except Exception:
        return type(value).__qualname__
