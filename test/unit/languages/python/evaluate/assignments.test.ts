import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the ways to assign. */
it.each([
  ['X = Y = 1', '1'],
  ['X: int = 1', '1'],
  ['X: int', 'unset'],
  ['X, Y = 1, 2', '1'],
  ['Y, X = 1, 2', '2'],
  ['[Y, X] = 1, 2', '2'],
  ['X, Y = read()', 'unknown (it is unpacked: conf/settings.py:1)'],
  ['X, Y = 1, 2, 3', 'unknown (it is unpacked: conf/settings.py:1)'],
  ['X, *Y = 1, 2', 'unknown (it is unpacked: conf/settings.py:1)'],
  ['*X, Y = 1, 2', 'unknown (it is unpacked: conf/settings.py:1)'],
  ["Y, X = [1, 'a' if read() else 'b']", "'a' or 'b'"],
  ['(Y, X), Z = (1, 2), 3', '2'],
  [`X = 1\nX += 1`, '2'],
  [`X = 'a'\nX += 'b'`, "'ab'"],
  ['X += 1', 'unset'],
  [`X = ('a',)\nX += ('b',)`, "('a', 'b')"],
  [`X = ['a']\nX *= 2`, "['a']… (it is changed in a way that can't be followed)"],
  [`X = ['a']\nX += read()`, "['a', unknown (it is a call that can't be followed: conf/settings.py:2)?*]"],
  [`X = ['a']\nY = X\nY += ['b']`, "['a', 'b']"],
  [`X = ['a'] if read() else ['b']\nX += ['c']`, "['a', 'c'] or ['b', 'c']"],
  [
    `X = ['a']\nY = X if read() else ['b']\nY += ['c']`,
    "['a']… (it is changed in a way that can't be followed)",
  ],
  [
    `X = {'a': 1} if read() else {'b': 2}\nX |= {'c': 3}`,
    "{a: 1}… (it is changed in a way that can't be followed) or {b: 2}… (it is changed in a way that can't be followed)",
  ],
  [`X = ['a']\nX[0] = 'b'`, "['a']… (an element is set in a way that can't be followed)"],
  [`X = ['a']\nX[0] += 'b'`, "['a']… (an element is changed in a way that can't be followed)"],
  [`X = ['a']\nX[:1] = ['b']`, "['a']… (an element is set in a way that can't be followed)"],
  [
    `X = read()\nX.a = 1`,
    "unknown (it is a call that can't be followed: conf/settings.py:1) or unknown (an attribute of it is set: conf/settings.py:2)",
  ],
  [`X = ['a']\nX.a = 1`, "['a'] or unknown (an attribute of it is set: conf/settings.py:2)"],
  [
    `X = ['a']\nX.a += 1`,
    "['a']… (one of its methods is passed on) or unknown (an attribute of it is set: conf/settings.py:2)",
  ],
  [`X = ['a']\nX[0].b = 1`, "['a'] or unknown (an attribute of it is set: conf/settings.py:2)"],
  [`X = 1\ndel X`, 'unset'],
  [`X, Y = 1, 2\ndel X, Y`, 'unset'],
  [`X, Y = 1, 2\ndel (X, Y)`, 'unset'],
  [`X = ['a']\ndel X[0]`, "['a']… (an element is deleted)"],
  [`X = 1\ndel X.a`, '1'],
  [
    `X = {'a': 1} if read() else {'b': 2}\nX['c'] = 3`,
    "{a: 1}… (an element is set in a way that can't be followed) or {b: 2}… (an element is set in a way that can't be followed)",
  ],
  [`X = 1 if read() else 2\nX += 1`, '2 or 3'],
  [
    `A = {} if read() else {'a': 1}\nX = ['a']\nA['b'] = X\nA['b'] += ['b']`,
    "['a']… (it is put into something that can't be followed)",
  ],
  [`A = read()\nX = ['a']\nA['b'] = X`, "['a']… (it is put into something that can't be followed)"],
  [`A = read()\nX = ['a']\nA.b = X`, "['a']… (it is put into something that can't be followed)"],
  [`A = {}\nX = ['a']\nA['b'] = X`, "['a']"],
  [`Y = ['a']\nX = read() or Y\nX.append('b')\nX = Y`, "['a', 'b'?]"],
  [
    `X = ['a']\nexec(c)\nX.append('b')`,
    "['a', 'b'] or unknown (it runs code that can't be followed: conf/settings.py:2)",
  ],
  [`if read():\n    X = ['a']\nX += ['b']`, "['a', 'b'] or unset"],
  [`X = 1\nX @= 2`, "unknown (it is an operation that can't be followed: conf/settings.py:2)"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
