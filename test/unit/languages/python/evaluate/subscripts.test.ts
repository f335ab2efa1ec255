import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the elements, slices and attributes. */
it.each([
  ["X = ['a', 'b'][0]", "'a'"],
  ["X = ['a', 'b'][-1]", "'b'"],
  ["X = ['a'][5]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = ['a'][read()]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = [*read(), 'a'][0]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = ('a',)[0]", "'a'"],
  ["X = {'a': 1}['a']", '1'],
  ["X = {'a': 1}['b']", 'unknown (the dict lacks this key: conf/settings.py:1)'],
  ["X = {'a': 1}[1]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [
    `A = {'a': 1}\nread(A)\nX = A['a']`,
    '1 or unknown (it is passed to a function that may change it: conf/settings.py:2)',
  ],
  ["X = 'abc'[0]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = 'abc'[1:]", "'bc'"],
  ["X = 'äbc'[1:]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = ['a', 'b', 'c'][1:]", "['b', 'c']"],
  ["X = ['a', 'b', 'c'][:1]", "['a']"],
  ["X = ['a', 'b', 'c'][-2:-1]", "['b']"],
  ["X = ['a', 'b', 'c'][::2]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [
    "X = ['a', 'b', 'c'][read():]",
    "unknown (it is an expression that can't be followed: conf/settings.py:1)",
  ],
  ["X = ['a', *read()][:1]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = {'a': 1}[1:]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [`A = ['a', 'b']\nX = A[:A.index('b')] + ['c'] + A[A.index('b'):]`, "['a', 'c', 'b']"],
  [`A = 1\nX = globals()['A']`, '1'],
  ["X = globals()['A']", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [`import os\nX = os.environ['A']`, 'unknown (it depends on the environment: conf/settings.py:2)'],
  ["X = read()['a']", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ['X = read().a', "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = 'a'.b", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [`from pathlib import Path\nX = Path(__file__).parent`, 'Path(/conf)'],
  [
    `from pathlib import Path\nX = Path(__file__).name`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  ['X = len.a', '<builtins.len.a>'],
  [
    `A = ['a']\nread(A)\nX = A[0]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:3)",
  ],
  [
    `A = ['a']\nif read():\n    A.append('b')\nelse:\n    A.append('c')\nX = A[0]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:6)",
  ],
  ["X = ['a', 'b'][-3]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = ['a', 'b'][2]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = 'abc'[:-1]", "'ab'"],
  ["X = 'abc'[1:2]", "'b'"],
  ["X = 'abc'[::-1]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = ('a', 'b')[1:]", "('b')"],
  ["X = ['a', 'b'][5:]", '[]'],
  ["X = ['a', 'b'][True]", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = {'a': 1}['a' if read() else 'b']", '1 or unknown (the dict lacks this key: conf/settings.py:1)'],
  [`A = ['a'] if read() else ['b']\nX = A[0]`, "'a' or 'b'"],
  [`A = {}\nif read():\n    A['a'] = 1\nX = A['a']`, '1'],
  [`A = ['a', 'b']\nX = A[1:]\nX.append('c')\nX = A`, "['a', 'b']"],
  [
    "X = globals()['A' if read() else 'B']",
    "unknown (it is an expression that can't be followed: conf/settings.py:1) or unknown (it is an expression that can't be followed: conf/settings.py:1)",
  ],
  [
    `import os\nX = os.environ[1]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  ["X = {'a'}[0:1]", "{'a'}"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
