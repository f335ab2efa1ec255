import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the comprehensions. */
it.each([
  [`A = {'a': 1, 'b': 2}\nX = [a for a in A.keys() if a != 'b']`, "['a'] without b"],
  [`A = {'a': 1, 'b': 2}\nX = [a for a in A.values()]`, '[1, 2]'],
  [`A = ['a', 'b']\nX = [a for a in A]`, "['a', 'b']"],
  [`A = ['a', 'b']\nX = [a for a in A if a != 'a']`, "['b'] without a"],
  [`A = ['a', 'b']\nX = [a for a in A if read(a)]`, "['a'?, 'b'?]"],
  [`A = ['a', 'b']\nX = [a for a in A if a != 'a' if read()]`, "['b'?] without a"],
  [`A = ['a', 'b']\nX = [a + 'c' for a in A]`, "['ac', 'bc']"],
  [`A = ['a', 'b']\nX = [a if read() else 'c' for a in A]`, "['a'|'c', 'b'|'c']"],
  ['X = [a for a in read()]', "[unknown (it is a call that can't be followed: conf/settings.py:1)?*]"],
  [
    "X = [a for a in read() if a != 'b']",
    "[unknown (it is a call that can't be followed: conf/settings.py:1)?*]",
  ],
  [
    'X = [a.b for a in read()]',
    "[unknown (it is an expression that can't be followed: conf/settings.py:1)?*]",
  ],
  [
    "X = [a for a, b in [('a', 'b')]]",
    "unknown (it is a comprehension that can't be followed: conf/settings.py:1)",
  ],
  ["X = [a for b in ['b'] for a in b]", '[unknown (what it is made of is unknown: conf/settings.py:1)?*]'],
  ["X = list(a for a in ['a'])", "['a']"],
  ["X = tuple(a for a in ['a'] if a)", "('a')"],
  ["X = {a for a in ['a']}", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [`A = ['a', 1]\nX = [a for a in A if a == 'b']`, '[] without a'],
  [`a = 'z'\nX = [a for a in ['b']]\nX = a`, "'z'"],
  [`A = ['a' if read() else 'b']\nX = [a for a in A]`, "['a'|'b']"],
  [`A = ['a' if read() else 'b']\nX = [a for a in A if a == 'a']`, "['a'?] without b"],
  [`A = ['a', 'b']\nA.insert(read(), 'c')\nX = [a + '.x' for a in A]`, "['a.x', 'b.x', 'c.x'~]"],
  [`X = 1\n[(X := a) for a in ['b']]`, '1 or unknown (a comprehension may change it: conf/settings.py:2)'],
  [`X = []\n[X.append(a) for a in ['b']]`, '[]… (a comprehension may change it)'],
  [`X = []\n{X.append(a) for a in ['b']}`, "[]… (an expression that can't be followed may change it)"],
  [`X = []\n{a: X.append(a) for a in ['b']}`, "[]… (an expression that can't be followed may change it)"],
  [`X = []\nany(X.append(a) for a in ['b'])`, '[]… (a comprehension may change it)'],
  [`X = []\ndef f(a):\n    X.append(a)\n[f(a) for a in ['b', 'c']]`, '[]… (a comprehension may change it)'],
  [
    `X = 1\n[exec('X = 2') for a in ['b']]`,
    '1 or unknown (a comprehension may change it: conf/settings.py:2)',
  ],
  [`X = ['a']\nY = [X.index(a) for a in ['a']]`, "['a']"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
