import { expect, it } from 'vitest';
import { said, type Sources } from './said.js';

const rows: readonly (readonly [string, Sources, string])[] = [
  ['a star import', { 'a.py': 'X = 1\n_Y = 2', 'b.py': 'from a import *' }, '1'],
  ['no private name', { 'a.py': '_Y = 2', 'b.py': 'from a import *\nX = globals().get("_Y")' }, 'None'],
  ['__all__', { 'a.py': "X = 1\n__all__ = ['Y']", 'b.py': 'from a import *' }, 'unset'],
  [
    'a private name in __all__',
    { 'a.py': "_Y = 1\n__all__ = ['_Y']", 'b.py': 'from a import *\nX = _Y' },
    '1',
  ],
  [
    'an __all__ of two kinds',
    { 'a.py': "X = 1\n__all__ = ['X'] if read() else []", 'b.py': 'from a import *' },
    '1 or unset',
  ],
  ['an unknown __all__', { 'a.py': 'X = 1\n__all__ = read()', 'b.py': 'from a import *' }, '1 or unset'],
  [
    'an __all__ that may be missing',
    { 'a.py': "X = 1\nif read():\n    __all__ = ['Y']", 'b.py': 'from a import *' },
    '1 or unset',
  ],
  ['what comes after an import', { 'a.py': 'X = 1', 'b.py': 'from a import *\nX = 2' }, '2'],
  ['what an import overrides', { 'a.py': 'X = 1', 'b.py': 'X = 2\nfrom a import *' }, '1'],
  [
    'what an import may override',
    { 'a.py': 'if read():\n    X = 1', 'b.py': 'X = 2\nfrom a import *' },
    '2 or 1',
  ],
  [
    'an import under a condition',
    { 'a.py': 'X = 1', 'b.py': 'X = 2\nif read():\n    from a import *' },
    '2 or 1',
  ],
  [
    'all of what is not there',
    { 'b.py': 'X = 1\nfrom a import *' },
    "1 or unknown (it star-imports a, which can't be followed: b.py:2)",
  ],
  ['all of what may not be there', { 'b.py': 'X = 1\nif read():\n    from a import *' }, '1'],
  [
    'all of what is tried',
    { 'b.py': 'try:\n    from a import *\n    X = 1\nexcept ImportError:\n    X = 2' },
    '2',
  ],
  [
    'a star import of a package',
    { 'p/__init__.py': 'from .a import *', 'p/a.py': 'X = 1', 'b.py': 'from p import *' },
    '1',
  ],
  [
    "a star import in a function's module",
    { 'a.py': `def f():\n    global Y\n    Y = 2\nY = 1`, 'b.py': `from a import *\nf()\nimport a\nX = a.Y` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  ['a private name by its name', { 'a.py': '_Y = 1', 'b.py': 'from a import _Y as X' }, '1'],
  [
    'an __all__ that is added to',
    { 'a.py': `_Y = 1\nX = 2\n__all__ = ['X']\n__all__ += ['_Y']`, 'b.py': `from a import *\nX = _Y` },
    '1',
  ],
  [
    'an __all__ that may be anything',
    { 'a.py': `X = 1\n__all__ = []\nread(__all__)`, 'b.py': 'from a import *' },
    '1 or unset',
  ],
  [
    'an __all__ of two lists',
    { 'a.py': `X = 1\n__all__ = ['X']\nif read():\n    __all__ = ['X', 'Y']`, 'b.py': 'from a import *' },
    '1',
  ],
  [
    'an __all__ with something unknown',
    { 'a.py': `X = 1\n__all__ = [read()]`, 'b.py': 'from a import *' },
    '1 or unset',
  ],
  [
    'a star import under a condition that does not hold',
    { 'a.py': 'X = 1', 'b.py': `X = 2\nif False:\n    from a import *` },
    '2',
  ],
  [
    'all of what is missing in an else',
    { 'b.py': `X = 1\nif read():\n    pass\nelse:\n    from a import *` },
    '1',
  ],
];

it.each(rows)('follows %s', (_name, sources, expected) => {
  expect(said(sources)).toBe(expected);
});
