import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the methods of lists. */
it.each([
  [`X = ['a']\nX.append('b')`, "['a', 'b']"],
  [`X = ['a']\nX.append('b', 'c')`, "['a']… (it is changed in a way that is not followed)"],
  [`X = ['a']\nX.append(object='b')`, "['a']… (it is changed in a way that is not followed)"],
  [`X = ['a']\nX.extend(['b'])`, "['a', 'b']"],
  [`X = ['a']\nX.extend(read())`, "['a', unknown (it is a call that is not followed: conf/settings.py:2)?*]"],
  [`X = ['a']\nX.extend('bc')`, "['a', unknown (what it is made of is unknown: conf/settings.py:2)?*]"],
  [`X = ['a']\nX += ['b']`, "['a', 'b']"],
  [`X = ['a', 'b']\nX.insert(0, 'c')`, "['c', 'a', 'b']"],
  [`X = ['a', 'b']\nX.insert(1, 'c')`, "['a', 'c', 'b']"],
  [`X = ['a', 'b']\nX.insert(-1, 'c')`, "['a', 'c', 'b']"],
  [`X = ['a', 'b']\nX.insert(9, 'c')`, "['a', 'b', 'c']"],
  [`X = ['a', 'b']\nX.insert(-9, 'c')`, "['c', 'a', 'b']"],
  [`X = ['a', 'b']\nX.insert(read(), 'c')`, "['a', 'b', 'c'~]"],
  [`X = ['a', 'b']\nX.insert(X.index('b'), 'c')`, "['a', 'c', 'b']"],
  [`X = ['a', 'b']\nX.insert(X.index('b') + 1, 'c')`, "['a', 'b', 'c']"],
  [`X = ['a', 'b']\nX.insert(0)`, "['a', 'b']… (it is changed in a way that is not followed)"],
  [`X = ['a', 'b']\nX.remove('a')`, "['b'] without a"],
  [`X = ['a', 'b', 'a']\nX.remove('a')`, "['b', 'a'] without a"],
  [`X = ['a']\nX.remove('b')`, "['a'] without b"],
  [
    `X = ['a', read(), 'b']\nX.remove('b')`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?, 'b'?] without b",
  ],
  [`X = ['a']\nX.remove(read())`, "['a']… (it is changed in a way that is not followed)"],
  [`A = ['a', 'b']\nX = A.index('b')`, '1'],
  [
    `A = ['a', 'b']\nX = A.index('b', 0)`,
    'unknown (it is read from a list in a way that is not followed: conf/settings.py:2)',
  ],
  [
    `A = ['a', read(), 'b']\nX = A.index('b')`,
    'unknown (it is read from a list in a way that is not followed: conf/settings.py:2)',
  ],
  [`A = ('a', 'b')\nX = A.index('b')`, '1'],
  [
    `A = ['a']\nX = A.index('b')`,
    'unknown (it is read from a list in a way that is not followed: conf/settings.py:2)',
  ],
  ["X = ['a'].copy()", "['a']"],
  [`X = ['a']\nX.clear()`, '[]'],
  [`X = ['a', 'b']\nX.pop()`, "['a']"],
  [`X = ['a', 'b']\nX.pop(0)`, "['b']"],
  [`X = ['a', 'b']\nX.pop(-2)`, "['b']"],
  [`A = ['a', 'b']\nX = A.pop()`, "'b'"],
  [`A = ['a', 'b']\nX = A.pop(0)`, "'a'"],
  [`X = ['a']\nX.pop(3)`, "['a']… (it is changed in a way that is not followed)"],
  [
    `X = ['a', *read()]\nX.pop()`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?*]… (it is changed in a way that is not followed)",
  ],
  [`X = ['a', 'b']\nX.pop(0, 1)`, "['a', 'b']… (it is changed in a way that is not followed)"],
  [`X = ['b', 'a']\nX.sort()`, "['b', 'a']… (it is changed in a way that is not followed)"],
  [`X = ['a']\nY = X.count('a')`, "['a']"],
  [`X = {'a'}\nX.add('b')`, "{'a'}"],
  [`X = ['a']\nX.append('b' if read() else 'c')`, "['a', 'b'|'c']"],
  [`B = 'b'\nX = ['a']\nif B not in X:\n    X.append(B)`, "['a', 'b'!]"],
  [
    `B = read()\nX = ['a']\nif B not in X:\n    X.append(B)`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?!]",
  ],
  [
    `B = read()\nX = ['a']\nif DEBUG and B not in X:\n    X.append(B)`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?!]",
  ],
  [
    `B = read()\nX = ['a']\nif B in X:\n    X.append(B)`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?]",
  ],
  [
    `B = read()\nX = []\nA = []\nif B not in A:\n    X.append(B)`,
    '[unknown (it is a call that is not followed: conf/settings.py:1)?]',
  ],
  [
    `B = read()\nX = ['a']\nif DEBUG or B not in X:\n    X.append(B)`,
    "['a', unknown (it is a call that is not followed: conf/settings.py:1)?]",
  ],
  [`X = ['a']\nif read():\n    X.append('b')\nX.insert(1, 'c')`, "['a', 'c', 'b'?]"],
  [`X = ['a']\nif read():\n    X.append('b')\nX.insert(0, 'c')`, "['c', 'a', 'b'?]"],
  [`X = ['a']\nif read():\n    X.append('b')\nX.insert(-1, 'c')`, "['a', 'b'?, 'c'~]"],
  [`X = ['a']\nif read():\n    X.append('b')\nX.insert(5, 'c')`, "['a', 'b'?, 'c'~]"],
  [`X = ['a', 'b']\nX.insert(read(), 'c')\nX.insert(0, 'd')`, "['a', 'b', 'c'~, 'd'~]"],
  [`X = ['a']\nif read():\n    X.append('b')\nX.remove('b')`, "['a', 'b'?] without b"],
  [`A = ['a']\nB = ['b']\nC = A if read() else B\nC.append('c')\nX = A`, "['a', 'c'?]"],
  [`A = ['a']\nX = A\nA.append('b')`, "['a', 'b']"],
  [`X = ['a']\nX.append(['b'])\nX.copy()`, "['a', ['b']]"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
