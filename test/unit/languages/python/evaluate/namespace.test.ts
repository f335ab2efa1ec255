import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the ways to use globals(). */
it.each([
  ["globals()['X'] = 1", '1'],
  [`X = 1\nglobals()[read()] = 2`, '1 or unknown (an unknown name is set: conf/settings.py:2)'],
  ['globals().update(X=1)', '1'],
  ["globals().update({'X': 1})", '1'],
  [`X = 1\nglobals().update(read())`, '1 or unknown (unknown names are set: conf/settings.py:2)'],
  [`X = 1\nglobals().update(**read())`, '1 or unknown (unknown names are set: conf/settings.py:2)'],
  [
    `X = 1\nglobals().update({}, {})`,
    "1 or unknown (names are changed in a way that can't be followed: conf/settings.py:2)",
  ],
  [`A = {}\nif read():\n    A['X'] = 2\nX = 1\nglobals().update(A)`, '1 or 2'],
  [
    `A = {'X': 2}\nread(A)\nX = 1\nglobals().update(A)`,
    '2 or unknown (unknown names are set: conf/settings.py:4)',
  ],
  [`A = 1\nX = globals().get('A')`, '1'],
  ["X = globals().get('A')", 'None'],
  [
    `A = 1\nX = globals().get('A', 2)`,
    "unknown (names are read in a way that can't be followed: conf/settings.py:2)",
  ],
  [
    `A = 1\nX = globals().get(read())`,
    "unknown (names are read in a way that can't be followed: conf/settings.py:2)",
  ],
  [`X = 1\nglobals().pop('X')`, 'unset'],
  [`X = 1\nglobals().pop('Y', None)`, '1'],
  [`A = 1\nX = globals().pop('A', 2)`, '1'],
  [`X = globals().pop('A', 2)`, '2'],
  [`if read():\n    A = 1\nX = globals().pop('A', 2)`, '2 or 1'],
  [`X = globals().pop('A')`, 'unknown (it is not set: conf/settings.py:1)'],
  [
    `X = 1\nglobals().pop(read(), None)`,
    "1 or unknown (names are changed in a way that can't be followed: conf/settings.py:2)",
  ],
  [`X = 1\nglobals().pop(f'OLD_{read()}', None)`, '1'],
  [`X = 1\nfor a in read():\n    globals().pop(f'OLD_{a}', None)`, '1'],
  [`X = 1\ndel globals()['X']`, 'unset'],
  [`X = 1\ndel globals()['Y']`, '1'],
  [`X = 1\ndel globals()[read()]`, '1 or unknown (an unknown name is deleted: conf/settings.py:2)'],
  [`X = 1\nglobals().keys()`, '1'],
  [`X = 1\nlocals()['X'] = 2`, '2'],
  [
    `X = 1\nvars().setdefault('X', 2)`,
    "1 or unknown (names are changed in a way that can't be followed: conf/settings.py:2)",
  ],
  ['X = globals().copy()', "unknown (names are read in a way that can't be followed: conf/settings.py:1)"],
  ["X = '__file__' in globals()", 'unknown (a comparison is unknown: conf/settings.py:1)'],
  [
    "X = globals().get('__name__')",
    "unknown (names are read in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = '_a' in globals()", 'False'],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
