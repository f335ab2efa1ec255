import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the values of expressions. */
it.each([
  ['X = None', 'None'],
  ['X = True', 'True'],
  ['X = 0x10', '16'],
  ['X = 1_000', '1000'],
  ['X = 1.5', "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = b'a'", "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ['X = ...', "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ["X = 'a' 'b'", "'ab'"],
  ['X = -1', '-1'],
  ['X = UNSET', '<builtins.UNSET>'],
  ['X = __file__', 'str(/conf/settings.py)'],
  ['X = len', '<builtins.len>'],
  ["X = 'a' and 'b'", "'b'"],
  ["X = '' and 'b'", "''"],
  ["X = '' or 'b'", "'b'"],
  ["X = 'a' or 'b'", "'a'"],
  ["X = read() and 'b'", "unknown (it is a call that can't be followed: conf/settings.py:1) or 'b'"],
  ["X = read() or 'b'", "unknown (it is a call that can't be followed: conf/settings.py:1) or 'b'"],
  ["X = 'a' if True else 'b'", "'a'"],
  ["X = 'a' if [] else 'b'", "'b'"],
  ["X = 'a' if read() else 'b'", "'a' or 'b'"],
  ["Y = (X := 'a')", "'a'"],
  ['X = lambda: 1', "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  ['X = {1: 2 for a in read()}', "unknown (it is an expression that can't be followed: conf/settings.py:1)"],
  [`A = []\nX = not A`, 'True'],
  [`A = 1\nread() and (A := 2)\nX = A`, '1 or 2'],
  [`A = 1\n(A := 2) if read() else (A := 3)\nX = A`, '2 or 3'],
  [`A = 1\n'' or (A := 2)\nX = A`, '2'],
  [`A = 1\n'' and (A := 2)\nX = A`, '1'],
  [`if read():\n    len = 1\nX = len`, '1 or <builtins.len>'],
  ["X = 'a' or (Y := 'b') or read()", "'a'"],
  ["X = '' or '' or 'c'", "'c'"],
  ['X = 1 and 2 and 3', '3'],
  [`X = []\nf = lambda: X.append('b')\nf()`, "[]… (an expression that can't be followed may change it)"],
  [`X = []\nf = lambda: X.count('b')\nf()`, '[]'],
  [
    `X = 1\nf = lambda: (X := 2)\nf()`,
    "1 or unknown (an expression that can't be followed may change it: conf/settings.py:2)",
  ],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
