import { expect, it } from 'vitest';
import { said, type Sources } from './said.js';

const rows: readonly (readonly [string, Sources, string])[] = [
  [
    'a list of another module',
    { 'a.py': 'X = []', 'b.py': 'import a\na.X.append(1)', 'c.py': 'import b\nfrom a import X' },
    '[1]',
  ],
  [
    'a list before it is changed elsewhere',
    { 'b.py': 'from a import X\nX.append(1)', 'a.py': 'X = []' },
    '[]',
  ],
  [
    'a name that is set from elsewhere',
    { 'a.py': 'X = 1', 'b.py': 'import a\na.X = 2\nfrom a import X' },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a function of another module',
    { 'a.py': 'X = []\ndef f():\n    X.append(1)', 'b.py': 'from a import X, f\nf()' },
    '[1]',
  ],
  [
    'a dict of another module',
    { 'a.py': 'X = {}', 'b.py': `import a\na.X['k'] = 1`, 'c.py': `import b\nfrom a import X` },
    '{k: 1}',
  ],
  [
    'what sees a list after another module changed it',
    {
      'a.py': 'L = []',
      'd.py': `from a import L\nX = len(L)`,
      'b.py': `import a\na.L.append(1)`,
      'c.py': `import b\nfrom d import X`,
    },
    '1',
  ],
  [
    'what sees a dict after another module changed it',
    {
      'a.py': 'D = {}',
      'd.py': `from a import D\nX = 'k' in D`,
      'b.py': `import a\na.D['k'] = 1`,
      'c.py': `import b\nfrom d import X`,
    },
    'True',
  ],
  [
    'what sees a list before another module changes it',
    {
      'a.py': 'L = []',
      'd.py': `from a import L\nX = len(L)`,
      'b.py': `import a\na.L.append(1)`,
      'c.py': `from d import X\nimport b`,
    },
    '0',
  ],
  [
    'a list that a module changes when it is imported again',
    { 'a.py': 'X = []', 'b.py': `import a\na.X.append(1)`, 'c.py': `import b\nimport b\nfrom a import X` },
    '[1]',
  ],
  [
    'two modules that change a list',
    {
      'a.py': 'X = []',
      'b.py': `import a\na.X.append(1)`,
      'd.py': `import a\na.X.append(2)`,
      'c.py': `import b, d\nfrom a import X`,
    },
    '[1, 2]',
  ],
  [
    'a module in which a function of its package sets a name',
    {
      'p/__init__.py': 'import p.a\ndef change():\n    import p.a as module\n    module.X = 2\nchange()',
      'p/a.py': 'Y = 1',
    },
    'unknown (it is set from another module: p/__init__.py:4) or unset',
  ],
  [
    'a name that a function sets in a module which it imports',
    {
      'a.py': 'X = 1',
      'b.py': 'from a import *\ndef f():\n    import a as module\n    module.X = 2\nf()\nimport a\nX = a.X',
    },
    '1 or unknown (it is set from another module: b.py:4)',
  ],
  [
    'a name that a function sets in a module which nothing else imports',
    { 'a.py': 'X = 1', 'b.py': 'def f():\n    import a\n    a.X = 2\nf()\nimport a\nX = a.X' },
    '1 or unknown (it is set from another module: b.py:3)',
  ],
  [
    'a name that a function sets in a module by way of another one',
    {
      'a.py': 'X = 1',
      'c.py': 'import a as inner',
      'b.py': 'def f():\n    import c\n    c.inner.X = 2\nf()\nimport a\nX = a.X',
    },
    '1 or unknown (it is set from another module: b.py:3)',
  ],
  [
    'a module in which a function of another one sets a name',
    {
      'p/__init__.py': '',
      'p/a.py': 'X = 1',
      'p/c.py': 'def f():\n    from . import a\n    a.X = 2',
      'b.py': 'from p.c import f\nf()\nimport p.a\nX = p.a.X',
    },
    '1 or unknown (it is set from another module: p/c.py:3)',
  ],
  [
    'no name of a module that a function does not mean',
    { 'a.py': 'X = 1', 'b.py': 'import a\ndef f():\n    import json\n    json.X = 2\nf()\nX = a.X' },
    '1',
  ],
  [
    'its own functions where they set a name in a module outside',
    { 'b.py': 'def f():\n    import json\n    json.X = 2\nf()\nX = 1' },
    '1',
  ],
  [
    'a function that sets a name in the module itself',
    { 'a.py': 'def f():\n    import a\n    a.X = 2\nX = 1\nf()', 'b.py': 'from a import *' },
    '1 or unknown (it is set from another module: a.py:3)',
  ],
  [
    'a module that a function imports, and which changes a list',
    {
      'a.py': 'L = [1]',
      'c.py': 'from a import L\nL.append(2)',
      'b.py': 'from a import L\ndef f():\n    import c\nf()\nX = L',
    },
    '[1, 2]',
  ],
  [
    'a module that a function imports, which changes a dict of the one that calls it',
    {
      'p/__init__.py': "X = {'a': 1}\ndef f():\n    from c import Y\nf()",
      'c.py': "from p import *\nX['b'] = 2",
      'd.py': 'from p import X',
    },
    '{a: 1, b: 2}',
  ],
  [
    'the names of a function that imports them as its own',
    { 'a.py': 'X = 1', 'b.py': 'X = 2\ndef f():\n    from a import X\nf()' },
    '2',
  ],
  [
    'a function of another module that sets a name',
    { 'a.py': `def f():\n    global Y\n    Y = 2\nY = 1`, 'b.py': `import a\na.f()\nX = a.Y` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a function of another module that calls one of its own',
    { 'a.py': `Y = []\ndef g():\n    Y.append(1)\ndef f():\n    g()`, 'b.py': `import a\na.f()\nX = a.Y` },
    '[1]',
  ],
  [
    'a module in a package that may set any name',
    {
      'p/a.py': 'X = []',
      'p/__init__.py': "exec('Y = 1')",
      'b.py': 'import p.a\np.a.X.append(1)',
      'c.py': 'import b\nfrom p import a\na.X.append(2)\nX = a.X',
    },
    '[1, 2]',
  ],
];

it.each(rows)('follows %s', (_name, sources, expected) => {
  expect(said(sources)).toBe(expected);
});
