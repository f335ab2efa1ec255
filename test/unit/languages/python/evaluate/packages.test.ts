import { expect, it } from 'vitest';
import { said, type Sources } from './said.js';

const rows: readonly (readonly [string, Sources, string])[] = [
  ['a name of a package', { 'p/__init__.py': '', 'p/a.py': 'Y = 1', 'b.py': 'import p.a\nX = p.a.Y' }, '1'],
  ['a name of a folder', { 'p/a.py': 'Y = 1', 'b.py': 'import p.a\nX = p.a.Y' }, '1'],
  ['a module beside', { 'p/a.py': 'Y = 1', 'p/b.py': 'from . import a\nX = a.Y' }, '1'],
  ['a name beside', { 'p/a.py': 'Y = 1', 'p/b.py': 'from .a import Y as X' }, '1'],
  ['a module above', { 'a.py': 'Y = 1', 'p/b.py': 'from ..a import Y as X' }, '1'],
  [
    'what is not there beside',
    { 'b.py': 'from .a import X' },
    "unknown (it comes from .a, which can't be followed: b.py:1)",
  ],
  [
    'a package before its modules',
    { 'p/a.py': 'X = []', 'p/__init__.py': 'from .a import X\nX.append(1)', 'b.py': 'from p.a import X' },
    '[1]',
  ],
  [
    'a module that its package imports',
    { 'p/__init__.py': 'from .a import X\nX.append(1)', 'p/a.py': 'X = []' },
    '[1]',
  ],
  [
    'a module that its package may import',
    { 'p/__init__.py': 'if read():\n    from .a import X', 'p/a.py': 'X = 1' },
    '1',
  ],
  [
    'a module that its package tries to import after something else',
    { 'p/__init__.py': 'try:\n    read()\n    from .a import X\nexcept E:\n    pass', 'p/a.py': 'X = 1' },
    '1',
  ],
  [
    'a module that its package imports under a condition, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\nif read():\n    from .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a module that its package tries to import, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\ntry:\n    read()\n    from .a import X\nexcept E:\n    pass`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a module that a handler of its package imports, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\ntry:\n    read()\nexcept E:\n    from .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a list of a module that either way of a package imports, and one changes',
    {
      'p/__init__.py': `if read():\n    from .a import X\nelse:\n    from .b import X`,
      'p/c.py': "L = [1]\nD = {'k': 2}",
      'p/a.py': 'from .c import L as X',
      'p/b.py': `from .c import L as X, D\nX.append(D['k'])`,
      'c.py': 'from p import X',
    },
    '[1, 2?]',
  ],
  [
    'a list of a module that only one way of a package imports, and a later one changes',
    {
      'p/__init__.py': `if read():\n    from .a import X\nfrom .b import X`,
      'p/c.py': 'L = [1]',
      'p/a.py': `from .c import L as X\nX.append(2)`,
      'p/b.py': `from .c import L as X\nX.append(3)`,
      'c.py': 'from p import X',
    },
    '[1, 2?, 3]',
  ],
  [
    'a module that its package imports, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\nfrom .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1',
  ],
  [
    'a name that a function sets in a module of a package',
    { 'p/a.py': 'X = 1', 'b.py': 'def f():\n    import p.a\n    p.a.X = 2\nf()\nimport p.a\nX = p.a.X' },
    '1 or unknown (it is set from another module: b.py:3)',
  ],
  [
    'a package that fails',
    { 'p/__init__.py': 'raise E', 'p/a.py': 'Y = 1', 'b.py': `X = 1\nimport p.a\nX = 2` },
    '1',
  ],
  ['a module whose package fails', { 'p/__init__.py': 'raise E', 'p/a.py': 'X = 1' }, '1'],
  ['a submodule under its own name', { 'p/a.py': 'Y = 1', 'b.py': `from p import a as c\nX = c.Y` }, '1'],
  [
    'a file that is run in another package',
    { 'p/a.py': 'from .c import X', 'p/c.py': 'X = 1', 'c.py': 'X = 2', 'p/b.py': "include('p/a.py')" },
    '1',
  ],
  ['a folder of a folder', { 'p/q/a.py': 'Y = 1', 'b.py': `import p.q.a\nX = p.q.a.Y` }, '1'],
  [
    'a name that a package lacks',
    { 'p/__init__.py': 'Z = 1', 'b.py': `import p\nX = p.Y` },
    "unknown (Y can't be found in p/__init__.py: b.py:2)",
  ],
  [
    'a module as attribute of its package',
    { 'p/__init__.py': '', 'p/a.py': 'Y = 1', 'b.py': `import p\nX = p.a.Y` },
    '1',
  ],
];

it.each(rows)('follows %s', (_name, sources, expected) => {
  expect(said(sources)).toBe(expected);
});

it.each([
  [false, 'X = 1'],
  [false, "D['k'] = 2\nD['m'] = 3\nX = 1"],
  [false, 'def f(v):\n    X.append(v)\nX = [1]\nf(2)'],
  [true, "X = D.get('k')"],
  [true, 'X = 1\nif D:\n    X = 2'],
  [true, 'Y = D\nX = 1 if Y else 2'],
  [true, 'from .c import D as E\nX = len(E)'],
  [true, 'from . import c\nX = len(c.D)'],
  [true, 'X = [1]\ndef f(v):\n    X.append(v)\nf(D)'],
  [true, 'def f():\n    return len(D)\nX = f()'],
  [true, 'X = 1\nexec(read())'],
  [true, 'import sys\nX = 1\nsetattr(sys.modules[__name__], read(), 2)'],
  [true, 'from p import Y\nX = 1'],
])('a dict that the other way of a package changes: that matters is %s for %j', (matters, code) => {
  const sources = {
    'p/c.py': "D = {'k': 0}",
    'p/__init__.py': 'Y = 0\nif read():\n    from .b import X\nelse:\n    from .a import X',
    'p/b.py': "from .c import *\nD['k'] = 2\nX = 0",
    'p/a.py': `from .c import *\n${code}`,
  };
  expect(said(sources).includes('its package imports it under a condition')).toBe(matters);
});
