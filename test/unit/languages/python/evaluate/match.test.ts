import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the cases of match. */
it.each([
  [
    `A = 1 if read() else 2\nmatch A:\n    case 1:\n        X = 'a'\n    case 2:\n        X = 'b'`,
    "'a' or 'b'",
  ],
  [
    `A = 1 if read() else 2\nmatch A:\n    case 1 if read():\n        X = 'a'\n    case 2:\n        X = 'b'`,
    "'a' or 'b' or unset",
  ],
  [`match 'a':\n    case 'a':\n        X = 1\n    case _:\n        X = 2`, '1'],
  [`match 'b':\n    case 'a':\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match read():\n    case 'a':\n        X = 1\n    case _:\n        X = 2`, '1 or 2'],
  [`match read():\n    case 'a':\n        X = 1`, '1 or unset'],
  [`match 'b':\n    case 'a':\n        X = 1`, 'unset'],
  [`match 'b':\n    case 'a' | 'b':\n        X = 1\n    case _:\n        X = 2`, '1'],
  [`match 'c':\n    case 'a' | 'b':\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match None:\n    case None:\n        X = 1`, '1'],
  [`match 1:\n    case True:\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match True:\n    case True:\n        X = 1\n    case _:\n        X = 2`, '1'],
  [`match True:\n    case 1:\n        X = 1\n    case _:\n        X = 2`, '1'],
  [`match -1:\n    case -1:\n        X = 1`, '1'],
  [`match 'a':\n    case X:\n        pass`, "'a'"],
  [`match 'a':\n    case 'a' as X:\n        pass`, "'a'"],
  [
    `match read():\n    case {'a': 1, **X}:\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [
    `match read():\n    case [1, *X]:\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [
    `match read():\n    case A(X):\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [
    `match read():\n    case A(b=X):\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [
    `match read():\n    case (1 as X) | (2 as X):\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [
    `match read():\n    case [(1 as X)]:\n        pass`,
    'unknown (a pattern binds it: conf/settings.py:1) or unset',
  ],
  [`match 'a':\n    case 'a' if True:\n        X = 1\n    case _:\n        X = 2`, '1'],
  [`match 'a':\n    case 'a' if False:\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match 'a':\n    case 'a' if read():\n        X = 1\n    case _:\n        X = 2`, '1 or 2'],
  [
    `A = 'a' if read() else 'b'\nmatch A:\n    case 'a':\n        X = 1\n    case 'b':\n        X = 2`,
    '1 or 2',
  ],
  [
    `A = 'a' if read() else 'b'\nmatch A:\n    case 'a' | 'b':\n        X = 1\n    case _:\n        X = 2`,
    '1',
  ],
  [`match ['a']:\n    case ['a']:\n        X = 1\n    case _:\n        X = 2`, '1 or 2'],
  [`match 'a':\n    case b.c:\n        X = 1\n    case _:\n        X = 2`, '1 or 2'],
  [`match 'a':\n    case 'b' | c.d:\n        X = 1\n    case _:\n        X = 2`, '1 or 2'],
  [`match 'a':\n    case 'b' if read():\n        X = 1\n    case 'a':\n        X = 2`, '2'],
  [`match read():\n    case 'a' if False:\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match 'a':\n    case 'a' as Y if Y == 'a':\n        X = Y`, "'a'"],
  [
    `match read():\n    case [X, 1]:\n        pass\n    case _:\n        X = 2`,
    'unknown (a pattern binds it: conf/settings.py:1) or 2',
  ],
  [
    `match read():\n    case X if read():\n        pass\n    case _:\n        pass`,
    "unknown (it is a call that can't be followed: conf/settings.py:1)",
  ],
  [`match 'it':\n    case "it":\n        X = 1`, '1'],
  [`match None:\n    case True:\n        X = 1\n    case _:\n        X = 2`, '2'],
  [`match 'a':\n    case None:\n        X = 1\n    case 'a' | None:\n        X = 2`, '2'],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
