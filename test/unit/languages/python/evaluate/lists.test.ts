import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the displays of lists. */
it.each([
  ['X = []', '[]'],
  ["X = ['a', 1, None]", "['a', 1, None]"],
  ["X = ('a',)", "('a')"],
  ["X = {'a'}", "{'a'}"],
  [`A = ['a']\nX = [*A, 'b']`, "['a', 'b']"],
  [`A = ['a']\nX = ['b', *A, *A]`, "['b', 'a', 'a']"],
  ['X = [*read()]', "[unknown (it is a call that can't be followed: conf/settings.py:1)?*]"],
  ["X = [*{'a': 1}]", "['a']"],
  [`A = {'a': 1}\nread(A)\nX = [*A]`, "['a']… (it is passed to a function that may change it)"],
  ["X = [*{'a'}]", '[unknown (what it is made of is unknown: conf/settings.py:1)?*]'],
  ["X = ['a' if read() else 'b']", "['a'|'b']"],
  ["X = ['a' if read() else None, 'c']", "['a'|None, 'c']"],
  [`A = ['a', 'b']\nX = [*A[:N], 'c', *A[N:]]`, "['a', 'b', 'c'~]"],
  [`A = ['a', 'b']\nN = 1\nX = [*A[:N], 'c', *A[N:]]`, "['a', 'c', 'b']"],
  [
    `A = ['a', 'b']\nX = [*A[:M], 'c', *A[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['a', 'b']\nB = []\nX = [*A[:N], 'c', *B[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:3)?*, 'c', unknown (it is an expression that can't be followed: conf/settings.py:3)?*]",
  ],
  [
    `A = ['a', 'b']\nX = [*A[N:], 'c', *A[:N]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['a', 'b']\nX = [*A[:N:2], 'c', *A[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [`A = ['a', 'b']\nX = ['x', *A[:N], 'c', *A[N:], 'y']`, "['x', 'a', 'b', 'c'~, 'y']"],
  [`A = ['a'] if read() else ['b']\nX = [*A, 'c']`, "['a', 'c'] | ['b', 'c']"],
  [`A = [['a']]\nX = A`, "[['a']]"],
  [`A = ['a']\nread(A)\nX = [*A]`, "['a']… (it is passed to a function that may change it)"],
  ["X = ['a' if read() else 1, 2]", "['a'|1, 2]"],
  [`A = ['a', 'b', 'a']\nX = A.index('a')`, '0'],
  [`A = ['a', 'b', 'a']\nX = A.index('b')`, '1'],
  [`A = [1, 'a']\nX = A.index('a')`, '1'],
  [`A = ['a', 'b']\nif read():\n    A.append('c')\nX = A.index('b')`, '1'],
  [
    `A = ['a']\nif read():\n    A.insert(0, 'c')\nX = A.index('a')`,
    "unknown (it is read from a list in a way that can't be followed: conf/settings.py:4)",
  ],
  [
    `A = ['a', 'b']\nA.insert(read(), 'c')\nX = A.index('b')`,
    "unknown (it is read from a list in a way that can't be followed: conf/settings.py:3)",
  ],
  [`A = ['b', 'c']\nX = [*A[:N], 'x', *A[N:], 'y']`, "['b', 'c', 'x'~, 'y']"],
  [
    `A = ['b', 'c']\nX = [*A[N:], 'x', *A[:N], 'y']`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'y']",
  ],
  [
    `A = ['b', 'c']\nX = [*A[:N:1], 'x', *A[N::1]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nX = [*A[0:N], 'x', *A[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nX = [*A[:N], 'x', *A[M:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nX = [*A, 'x', *A[N:]]`,
    "['b', 'c', 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nX = [*A[N], 'x', *A[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nB = ['d']\nX = [*A[:N], 'x', *B[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:3)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:3)?*]",
  ],
  [`A = ['b', 'c']\nX = [*A[:], 'x', *A[:]]`, "['b', 'c', 'x', 'b', 'c']"],
  [
    `A = ['b', 'c']\nX = [*read()[:N], 'x', *read()[N:]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['b', 'c']\nX = [*A[:read()], 'x', *A[read():]]`,
    "[unknown (it is an expression that can't be followed: conf/settings.py:2)?*, 'x', unknown (it is an expression that can't be followed: conf/settings.py:2)?*]",
  ],
  [`A = ['b']\nX = [*A[:N], *A[N:]]`, "['b']"],
  [`A = {'a': 1, 'b': 2}\nX = [*A, 'c']`, "['a', 'b', 'c']"],
  [`A = {'a': 1}\nif read():\n    A['b'] = 2\nX = [*A]`, "['a', 'b'?]"],
  [`A = ['a'] if read() else {'b': 1}\nX = [*A]`, "['a'] | ['b']"],
  [
    `A = ['a']\nB = ['b']\nread(B)\nC = A if read() else B\nX = [*C]`,
    "['a'] | ['b']… (it is passed to a function that may change it)",
  ],
  ["X = [*['a'], *('b',), *[]]", "['a', 'b']"],
  ["X = (*['a'], 'b')", "('a', 'b')"],
  ["X = {*['a'], 'b'}", "{'a', 'b'}"],
  [`A = [1, 'a']\nX = 'a' in A`, 'True'],
  ["X = 'b' in [1, 'a']", 'False'],
  ["X = 'b' in [read(), 'a']", 'unknown (a comparison is unknown: conf/settings.py:1)'],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
