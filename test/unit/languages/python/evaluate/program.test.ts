import { expect, it } from 'vitest';
import { said, type Sources } from './said.js';

const rows: readonly (readonly [string, Sources, string])[] = [
  ['an alias', { 'a.py': 'Y = 1', 'b.py': 'from a import Y as X' }, '1'],
  ['a module under an alias', { 'a.py': 'Y = 1', 'b.py': 'import a as c\nX = c.Y' }, '1'],
  ['a module', { 'a.py': 'Y = 1', 'b.py': 'import a as X' }, 'module a.py'],
  [
    'a name that a module lacks',
    { 'a.py': '', 'b.py': 'import a\nX = a.Y' },
    "unknown (Y can't be found in a.py: b.py:2)",
  ],
  ['what is not there', { 'b.py': 'from a import X' }, '<a.X>'],
  ['a circle', { 'a.py': 'X = 1\nfrom b import *\nX = 2', 'b.py': 'from a import *\nY = X' }, '2'],
  [
    'a circle seen from its other end',
    { 'b.py': 'from a import *\nX = [1]', 'a.py': 'X = 1\nfrom b import *' },
    '[1]',
  ],
  [
    'a name that a circle has so far',
    { 'b.py': 'from a import *\nX = Y', 'a.py': 'Y = 1\nfrom b import *\nY = 2' },
    '1',
  ],
  ['a module that fails', { 'a.py': 'raise E', 'b.py': 'X = 1\nimport a\nX = 2' }, '1'],
  [
    'a module that fails in a try',
    { 'a.py': 'raise E', 'b.py': 'try:\n    import a\n    X = 1\nexcept E:\n    X = 2' },
    '2',
  ],
  ['a file that is run in place', { 'a.py': 'X = X + 1', 'b.py': "X = 1\ninclude('a.py')" }, '2'],
  [
    'one of several files',
    { 'a.py': 'X = 2', 'c.py': 'X = 3', 'b.py': "X = 1\ninclude('a.py', 'c.py')" },
    '1 or 2 or 3',
  ],
  [
    'a file that is unknown',
    { 'b.py': 'X = 1\ninclude(read())' },
    "1 or unknown (it runs code that can't be followed: b.py:2)",
  ],
  ['a file that runs itself', { 'b.py': "X = 1\ninclude('b.py')" }, '1'],
  ['a missing file', { 'b.py': "X = 1\ninclude('a.py')" }, '1'],
  [
    'a name that is set in a module that is running',
    { 'b.py': `import a\na.X = 2`, 'a.py': `X = 1\nimport b` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a name that is set in a module that was imported before',
    { 'a.py': 'X = 1', 'b.py': `import a\na.X = 2`, 'c.py': `from a import *\nimport b\nfrom a import X` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a module that a try imports and that fails late',
    { 'a.py': `Y = 1\nraise E`, 'b.py': `X = 1\ntry:\n    from a import Y as X\nexcept E:\n    pass` },
    '1',
  ],
  [
    'a file that is run twice',
    { 'a.py': 'X = X + 1', 'b.py': `X = 1\ninclude('a.py')\ninclude('a.py')` },
    '3',
  ],
  [
    'what a file that is run leaves of a condition',
    { 'a.py': `if read():\n    X = 2`, 'b.py': `X = 1\ninclude('a.py')` },
    '1 or 2',
  ],
  ['a loop that imports', { 'a.py': 'X = 1', 'b.py': `for a in [1, 2]:\n    from a import X` }, '1'],
];

it.each(rows)('follows %s', (_name, sources, expected) => {
  expect(said(sources)).toBe(expected);
});
