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
  ['X = [*read()]', '[unknown (it is a call that is not followed: conf/settings.py:1)?*]'],
  ["X = [*{'a': 1}]", "['a']"],
  [`A = {'a': 1}\nread(A)\nX = [*A]`, "['a']… (it is passed to a function that may change it)"],
  ["X = [*{'a'}]", '[unknown (what it is made of is unknown: conf/settings.py:1)?*]'],
  ["X = ['a' if read() else 'b']", "['a'|'b']"],
  ["X = ['a' if read() else None, 'c']", "['a'|None, 'c']"],
  [`A = ['a', 'b']\nX = [*A[:N], 'c', *A[N:]]`, "['a', 'b', 'c'~]"],
  [`A = ['a', 'b']\nN = 1\nX = [*A[:N], 'c', *A[N:]]`, "['a', 'c', 'b']"],
  [
    `A = ['a', 'b']\nX = [*A[:M], 'c', *A[N:]]`,
    "[unknown (it is an expression that is not followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that is not followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['a', 'b']\nB = []\nX = [*A[:N], 'c', *B[N:]]`,
    "[unknown (it is an expression that is not followed: conf/settings.py:3)?*, 'c', unknown (it is an expression that is not followed: conf/settings.py:3)?*]",
  ],
  [
    `A = ['a', 'b']\nX = [*A[N:], 'c', *A[:N]]`,
    "[unknown (it is an expression that is not followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that is not followed: conf/settings.py:2)?*]",
  ],
  [
    `A = ['a', 'b']\nX = [*A[:N:2], 'c', *A[N:]]`,
    "[unknown (it is an expression that is not followed: conf/settings.py:2)?*, 'c', unknown (it is an expression that is not followed: conf/settings.py:2)?*]",
  ],
  [`A = ['a', 'b']\nX = ['x', *A[:N], 'c', *A[N:], 'y']`, "['x', 'a', 'b', 'c'~, 'y']"],
  [`A = ['a'] if read() else ['b']\nX = [*A, 'c']`, "['a', 'c'] | ['b', 'c']"],
  [`A = [['a']]\nX = A`, "[['a']]"],
  [`A = ['a']\nread(A)\nX = [*A]`, "['a']… (it is passed to a function that may change it)"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
