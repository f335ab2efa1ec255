import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the loops. */
it.each([
  [`X = []\nfor a in ['a', 'b']:\n    X.append(a)`, "['a', 'b']"],
  [`for X in ['a', 'b']:\n    pass`, "'b'"],
  [`for X in []:\n    pass\nelse:\n    X = 1`, '1'],
  [`X = []\nfor a, b in [('a', 1), ('b', 2)]:\n    X.append(b)`, '[1, 2]'],
  [`X = []\nfor a in read():\n    X.append(a)`, '[unknown (a loop adds elements: conf/settings.py:2)?*]'],
  [
    `X = ['z']\nfor a in read():\n    X.append(a)\n    X.append('c')`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*, 'c'?]",
  ],
  [
    `X = []\nfor a in read():\n    X.append('c')`,
    "[unknown (a loop adds elements: conf/settings.py:2)?*, 'c'?]",
  ],
  [
    `X = []\nfor a in read():\n    X.insert(0, a)`,
    '[unknown (it is an element of a loop: conf/settings.py:2)?, unknown (a loop adds elements: conf/settings.py:2)?*]',
  ],
  [
    `X = ['z']\nfor a in read():\n    X.insert(0, a)`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*~, unknown (it is an element of a loop: conf/settings.py:2)?~]",
  ],
  [
    `X = ['z']\nfor a in read():\n    X = ['y', *X]`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*~] or ['y', 'z', unknown (a loop adds elements: conf/settings.py:2)?*~]",
  ],
  [
    `X = ('z',)\nfor a in read():\n    X += (a,)`,
    "('z', unknown (a loop adds elements: conf/settings.py:2)?*) or ('z', unknown (a loop adds elements: conf/settings.py:2)?*, unknown (it is an element of a loop: conf/settings.py:2))",
  ],
  [
    `X = ('z',)\nfor a in read():\n    X = (a,) + X`,
    "('z', unknown (a loop adds elements: conf/settings.py:2)?*~) or (unknown (it is an element of a loop: conf/settings.py:2), 'z', unknown (a loop adds elements: conf/settings.py:2)?*~)",
  ],
  [`X = ('z',)\nfor a in read():\n    X = ('y',)`, "('z') or ('y')"],
  [
    `X = ('z',)\nfor a in read():\n    X = X[1:]`,
    "('z') or () or unknown (it is an expression that can't be followed: conf/settings.py:3)",
  ],
  [`Y = ('z',)\nX = Y\nfor a in read():\n    Y += (a,)`, "('z')"],
  [
    `L = ['q']\nX = ('z',)\nfor a in read():\n    L[0] = 1\n    X += tuple(L)`,
    "('z')… (a loop changes it) or ('z', 'q')… (a loop changes it)",
  ],
  [
    `X = ('z',)\nY = ('w',)\nfor a in read():\n    X, Y = Y, X`,
    "('z') or ('w') or unknown (a loop changes it: conf/settings.py:3)",
  ],
  [`X = 1\nfor a in read():\n    if a:\n        X = 2`, '1 or 2'],
  [`X = 1\nfor a in read():\n    X = 2\n    if a:\n        continue\n    X = 3`, '1 or 3 or 2'],
  [`X = 1\nfor a in read():\n    X = 2\n    if a:\n        break\n    X = 3`, '1 or 3 or 2'],
  [`X = 1\nfor a in ['a', 'b']:\n    if a == 'b':\n        continue\n    X = a`, "'a'"],
  [`X = 1\nfor a in ['a', 'b']:\n    X = a\n    if read():\n        break`, "'b' or 'a'"],
  [`Y = 1\nX = 1\nfor a in read():\n    X = Y\n    Y = 2`, '1 or 1 or 2'],
  [
    `X = ['z']\nfor a in [X, [read()]] + read():\n    a.append('y')`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*, 'y'?]",
  ],
  [`X = 1\nfor a in read():\n    X = 2`, '1 or 2'],
  [`X = 1\nfor a in read():\n    X += 1`, '1 or 2 or unknown (a loop changes it: conf/settings.py:2)'],
  [`X = ['a']\nfor a in X:\n    X.append(a)`, "['a', unknown (a loop adds elements: conf/settings.py:2)?*]"],
  [`X = ['a']\nfor a in ['a', 'b']:\n    if a == 'a':\n        break\n    X.append(a)`, "['a']"],
  [`X = 1\nfor a in read():\n    if a:\n        continue\n    X = 2\nelse:\n    X = 3`, '3'],
  [`X = 1\nfor a in read():\n    pass\nelse:\n    X = 3`, '3'],
  [`X = 1\nfor a in read():\n    break\nelse:\n    X = 3`, '1 or 3'],
  [`for a in ['a', 'b']:\n    X = 1\n    raise E`, 'unset'],
  [`X = 0\nwhile X < 3:\n    X += 1`, '0 or 1 or unknown (a loop changes it: conf/settings.py:2)'],
  [
    `X = {}\nwhile read():\n    X['a'] = 1`,
    "{}… (an element is set in a way that can't be followed) or unknown (a loop changes it: conf/settings.py:2)",
  ],
  [`X = 1\nwhile read():\n    globals().update(X=2)`, '1 or 2'],
  [`X = []\nfor a in {'b': 1}:\n    X.append(a)`, "['b']"],
  [`X = []\nfor a, b in {'a': 1, 'b': 2}.items():\n    X.append(b)`, '[1, 2]'],
  [`D = {'a': 1}\nX = []\nfor a, b in D.items():\n    X.append(a)`, "['a']"],
  [`D = {'a': 1}\nD['b'] = 2\nX = []\nfor b in D.values():\n    X.append(b)`, '[1, 2]'],
  [
    `X = []\nfor a in dict(a=1).keys():\n    X.append(a)`,
    '[unknown (a loop adds elements: conf/settings.py:2)?*]',
  ],
  [`X = 1\nfor a, b in {'X': 2}.items():\n    globals()[a] = b`, '2'],
  [`X = 1\nfor a, b in {'Y': 2}.items():\n    globals()[a] = b`, '1'],
  [`D = {'a': [1]}\nfor a, b in D.items():\n    b.append(2)\nX = D['a']`, '[1, 2]'],
  [
    `D = {'a': 1, 'b': 2}\nX = []\nfor a, b in D.items():\n    D['b'] = 3\n    X.append(b)`,
    '[unknown (a loop adds elements: conf/settings.py:3)?*]',
  ],
  [
    `D = {}\nif read():\n    D['a'] = 1\nD['b'] = 2\nD['a'] = 3\nX = 0\nfor a, X in D.items():\n    pass`,
    '0 or unknown (it is unpacked: conf/settings.py:7)',
  ],
  [
    `D = {}\nif read():\n    D['a'] = 1\nX = 0\nfor X in D.values():\n    pass`,
    '0 or unknown (it is an element of a loop: conf/settings.py:5)',
  ],
  [`D = {'a': read()}\nX = 0\nfor a, X in {**D, 'b': 1}.items():\n    pass`, '1'],
  [`X = []\nfor a in ['a' if read() else 'b']:\n    X.append(a)`, "['a'|'b']"],
  [
    `X = 1\nfor a in read():\n    globals()[a] = 1`,
    '1 or unknown (a loop changes it: conf/settings.py:2) or unknown (an unknown name is set: conf/settings.py:3)',
  ],
  [`async def f():\n    async for X in read():\n        pass\nX = 1`, '1'],
  [`X = []\nfor a in ['a']:\n    X.append('x')\nX = len(X)`, '1'],
  [`for a in ['b']:\n    for X in ['c', a]:\n        pass`, "'b'"],
  [
    `X = []\nfor a in ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a']:\n    X.append(a)\nX = len(X)`,
    '64',
  ],
  [
    `X = []\nfor a in ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a']:\n    X.append(a)\nX = len(X)`,
    "unknown (it is a call that can't be followed: conf/settings.py:4)",
  ],
  [
    `X = ['z']\nfor a in read():\n    X.append(a)`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*]",
  ],
  [
    `X = []\nfor a in read():\n    X.insert(read(), a)`,
    '[unknown (a loop adds elements: conf/settings.py:2)?*, unknown (it is an element of a loop: conf/settings.py:2)?~]',
  ],
  [
    `X = ['z']\nread(X)\nfor a in read():\n    X.append(a)`,
    "['z', unknown (a loop adds elements: conf/settings.py:3)?*]… (it is passed to a function that may change it)",
  ],
  [
    `X = ['y'] if read() else ['z']\nfor a in read():\n    X.append(a)`,
    "['y', unknown (a loop adds elements: conf/settings.py:2)?*] or ['z', unknown (a loop adds elements: conf/settings.py:2)?*]",
  ],
  [
    `X = ['z']\nif read():\n    X.append('y')\nelse:\n    X.append('x')\nfor a in read():\n    X.append(a)`,
    "['z', 'y', unknown (a loop adds elements: conf/settings.py:6)?*] | ['z', 'x', unknown (a loop adds elements: conf/settings.py:6)?*]",
  ],
  [
    `X = ['z']\nfor a in read():\n    X.append(a)\n    X.append(a)`,
    "['z', unknown (a loop adds elements: conf/settings.py:2)?*]",
  ],
  [`X = ['z', 'y']\nfor a in read():\n    X.remove('z')`, "['z'?, 'y'] without z… (a loop changes it)"],
  [
    `X = []\nY = []\nfor a in read():\n    X.append(a)\n    Y.append('b')`,
    '[unknown (a loop adds elements: conf/settings.py:3)?*]',
  ],
  [
    `X = []\nA = {}\nfor a in read():\n    X.append(a)\n    A['b'] = 1`,
    '[unknown (a loop adds elements: conf/settings.py:3)?*]',
  ],
  [
    `X = {}\nfor a in read():\n    X['b'] = 1`,
    "{}… (an element is set in a way that can't be followed) or unknown (a loop changes it: conf/settings.py:2)",
  ],
  [
    `X = []\nfor a in read():\n    X.append(a)\n    read(X)`,
    '[unknown (it is an element of a loop: conf/settings.py:2)?]… (a loop changes it)',
  ],
  [
    `X = ()\nfor a in read():\n    X += ('b',)`,
    "(unknown (a loop adds elements: conf/settings.py:2)?*) or (unknown (a loop adds elements: conf/settings.py:2)?*, 'b')",
  ],
  [
    `A = ['a'] if read() else ['b', 'c']\nX = []\nfor a in A:\n    X.append(a)`,
    '[unknown (a loop adds elements: conf/settings.py:3)?*]',
  ],
  [
    `A = ['a']\nif read():\n    A.append('b')\nelse:\n    A.append('c')\nX = []\nfor a in A:\n    X.append(a)`,
    '[unknown (a loop adds elements: conf/settings.py:7)?*]',
  ],
  [
    `A = ['a']\nread(A)\nX = []\nfor a in A:\n    X.append(a)`,
    '[unknown (a loop adds elements: conf/settings.py:4)?*]',
  ],
  [
    `A = ['a']\nX = ['b']\nfor a in A:\n    A = ['c']\n    X.append(a)`,
    "['b', unknown (a loop adds elements: conf/settings.py:3)?*]",
  ],
  [
    `A = ['a']\nB = A if read() else []\nX = []\nfor a in A:\n    B.append('c')\n    X.append(a)`,
    '[unknown (a loop adds elements: conf/settings.py:4)?*]',
  ],
  [`X = 0\nfor a in {'b': 1}:\n    X = {}\n`, '{}'],
  [`X = 0\ndef f():\n    for a in ['b']:\n        return 1\n    return 2\nfor a in ['b']:\n    X = 1`, '1'],
  [`for X in ['a', 'b']:\n    if X == 'b':\n        raise E`, 'unset'],
  [`X = 1\nwhile (Y := read()):\n    X = 2`, '1 or 2'],
  [
    `X = 1\nwhile read(globals()):\n    pass`,
    "1 or unknown (code that can't be followed gets the namespace: conf/settings.py:2)",
  ],
  [
    `X = ['a']\nfor a in read():\n    X = [*X, 'b']`,
    "['a', unknown (a loop adds elements: conf/settings.py:2)?*] or ['a', unknown (a loop adds elements: conf/settings.py:2)?*, 'b']",
  ],
  [
    `X = 1\nfor a in read():\n    exec('X = 2')`,
    "1 or unknown (it runs code that can't be followed: conf/settings.py:3)",
  ],
  [`X = []\nfor a in ['a', 'b']:\n    X.append(a)\n    if a == 'a':\n        break`, "['a']"],
  [`X = []\nfor a in ['a', 'b']:\n    if a == 'a':\n        continue\n    X.append('c')`, "['c']"],
  [
    `X = 1\nfor a in read():\n    X = globals()['a']`,
    '1 or unknown (it is an element of a loop: conf/settings.py:2)',
  ],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
