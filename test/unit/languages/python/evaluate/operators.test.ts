import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the operators. */
it.each([
  ['X = 1 + 2', '3'],
  ['X = 2 - 3', '-1'],
  ['X = 2 * 3', '6'],
  ['X = 4 / 2', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ['X = 2 ** 2', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'a' + 'b'", "'ab'"],
  ["X = 'a' + 1", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'ab' * 2", "'abab'"],
  ["X = 'ab' * -1", "''"],
  ["X = 'a' * 2000", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'a%s' % 'b'", "'ab'"],
  ["X = 'a%s' % 1", "'a1'"],
  ["X = 'a%s%s' % 'b'", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'a%d' % 1", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'a%%%s' % 'b'", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = ['a'] + ['b']", "['a', 'b']"],
  ["X = ('a',) + ('b',)", "('a', 'b')"],
  ["X = ['a'] + ('b',)", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = ['a'] + read()", "['a', unknown (it is a call that is not followed: conf/settings.py:1)?*]"],
  [
    "from pkg import A\nX = ['a'] + A",
    "['a', unknown (what it is made of is unknown: conf/settings.py:2)?*]",
  ],
  [
    "from pkg import A\nX = A + ['a']",
    "[unknown (what it is made of is unknown: conf/settings.py:2)?*, 'a']",
  ],
  ["X = read() + ['a']", "[unknown (it is a call that is not followed: conf/settings.py:1)?*, 'a']"],
  ["X = {'a'} | {'b'}", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = {'a'} + {'b'}", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = ['a'] - ['b']", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = {'a': 1} | {'b': 2}", '{a: 1, b: 2}'],
  ["X = {'a': 1} + {'b': 2}", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = 'a' + read()", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ['X = 9007199254740991 + 1', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ['X = not 1', 'False'],
  ['X = not read()', 'unknown (the truth of a value is unknown: conf/settings.py:1)'],
  ['X = -2', '-2'],
  ["X = -'a'", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ['X = +1', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ['X = ~1', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ['X = -read()', 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  [`from pathlib import Path\nX = Path(__file__) / 'a'`, 'Path(/conf/settings.py/a)'],
  [
    `from pathlib import Path\nX = Path(__file__) - 'a'`,
    'unknown (it is an operation that is not followed: conf/settings.py:2)',
  ],
  ["X = __file__ / 'a'", 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  ["X = __file__ + '/a'", 'str(/conf/settings.py/a)'],
  ['X = True + 1', 'unknown (it is an operation that is not followed: conf/settings.py:1)'],
  [`A = 'a' if read() else 'b'\nX = A + 'c'`, "'ac' or 'bc'"],
  [`import environ\nX = environ.Path(__file__) - 2`, 'environ.Path(/.)'],
  [
    `import environ\nX = environ.Path(__file__) - 'a'`,
    'unknown (it is an operation that is not followed: conf/settings.py:2)',
  ],
  [
    `import environ\nX = environ.Path(__file__) + 'a'`,
    'unknown (it is an operation that is not followed: conf/settings.py:2)',
  ],
  [`A = {'a': 1}\nB = {}\nif read():\n    B['a'] = 2\nX = A | B`, '{a: 1 or 2}'],
  [
    `A = {'a': 1}\nread(A)\nX = A | {'b': 2}`,
    '{a: 1, b: 2}… (it is passed to a function that may change it)',
  ],
  [
    `A = {'a': 1}\nread(A)\nX = {'b': 2} | A`,
    '{b: 2, a: 1}… (it is passed to a function that may change it)',
  ],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
