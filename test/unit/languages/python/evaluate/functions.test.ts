import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the functions that are known. */
it.each([
  ['X = list()', '[]'],
  ['X = tuple()', '()'],
  ["X = list(['a'])", "['a']"],
  ["X = tuple(['a'])", "('a')"],
  ["X = list(('a',))", "['a']"],
  ["X = list({'a': 1})", "['a']"],
  ['X = list(read())', '[unknown (it is a call that is not followed: conf/settings.py:1)?*]'],
  ['X = list(*read())', 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ["X = list(['a'], 1)", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ["X = len('ab')", '2'],
  ["X = len(['a'])", '1'],
  ["X = len({'a'})", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ["X = len({'a': 1})", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ['X = len([*read()])', 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ["X = int('1')", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ["X = sorted(['a'])", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  [`X = ['a']\nsorted(X)`, "['a']"],
  [`X = ['a']\nread(X)`, "['a']… (it is passed to a function that may change it)"],
  [`X = ['a']\nread(x=X)`, "['a']… (it is passed to a function that may change it)"],
  [
    `X = [['a']]\nread(X)`,
    "[['a']… (it is passed to a function that may change it)]… (it is passed to a function that may change it)",
  ],
  [
    `X = {'a': ['b']}\nread(X)`,
    "{a: ['b']… (it is passed to a function that may change it)}… (it is passed to a function that may change it)",
  ],
  [`X = ('a',)\nread(X)`, "('a')"],
  [`X = (['a'],)\nread(X)`, "(['a']… (it is passed to a function that may change it))"],
  [`X = 1\nexec('X = 2')`, "1 or unknown (it runs code that can't be followed: conf/settings.py:2)"],
  [`X = 1\neval('1')`, "1 or unknown (it runs code that can't be followed: conf/settings.py:2)"],
  [
    `X = 1\nread(globals())`,
    '1 or unknown (code that is not followed gets the namespace: conf/settings.py:2)',
  ],
  [`X = 1\nglobals(1)`, '1'],
  [
    `X = 1\nread(locals())`,
    '1 or unknown (code that is not followed gets the namespace: conf/settings.py:2)',
  ],
  [`X = 1\nvars()`, '1'],
  [`A = ['a'] if read() else ('b',)\nX = list(A)`, "['a'] or ['b']"],
  ['X = bool(1)', 'True'],
  ["X = print('a')", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ['X = unknown.call()', 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  [`X = ['a']\nunknown.call(X)`, "['a']… (it is passed to a function that may change it)"],
  ["X = 'a'()", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  [`A = ['a']\nA = list(A)\nX = A`, "['a']"],
  [`import environ\nX = environ.Env()`, '<environ.Env()>'],
  [`import environs\nX = environs.Env()`, '<environs.env>'],
  ["X = len(*[['a', 'b']])", 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  ['X = bool(*[[]])', 'unknown (it is a call that is not followed: conf/settings.py:1)'],
  [
    `X = 1\ndef f():\n    global X\n    X = 2\nread(f)`,
    '1 or unknown (a function that is passed on may change it: conf/settings.py:5)',
  ],
  [
    `X = 1\ndef f(a):\n    global X\n    X = 2\nsorted([1], key=f)`,
    '1 or unknown (a function that is passed on may change it: conf/settings.py:5)',
  ],
  [`X = ['a']\nread(*[X])`, "['a']… (it is passed to a function that may change it)"],
  [
    `X = []\ndef f(a):\n    X.append('x')\nfor a in read():\n    f(a)`,
    '[]… (a function that is called may change it)',
  ],
  [
    `X = []\ndef f():\n    X.append('x')\nwhile read():\n    f()`,
    '[]… (a function that is called may change it)',
  ],
  [`X = ['a']\ndef f(b):\n    [c, *d], e = b\n    X.append('b')\nf(1)`, "['a', 'b'?]"],
  [`X = ['a']\ndef f():\n    (X, Y) = [1], 2\n    X.append('b')\nf()`, "['a']"],
  [`X = ['a']\ndef f():\n    *X, Y = [1, 2]\n    X.append('b')\nf()`, "['a']"],
  [`X = ['a']\ndef f():\n    [X, Y] = [1], 2\n    X.append('b')\nf()`, "['a']"],
  [
    `X = ['a']\ndef f():\n    X.append('b')\n    X.sort()\nf()`,
    "['a']… (a function that is called may change it)",
  ],
  [`X = {'a': 1}\ndef f():\n    X.update(b=2)\nf()`, '{a: 1}… (a function that is called may change it)'],
  [
    `X = {'a': 1} if read() else ['a']\ndef f():\n    X.append('b')\nf()`,
    "{a: 1}… (a function that is called may change it) or ['a']… (a function that is called may change it)",
  ],
  [`X = ['a']\ndef f(b):\n    X.append(b)\nb = 'c'\nf('d')\nX = b`, "'c'"],
  [`X = ['a']\ndef g():\n    X.append('b')\ndef f():\n    g()\nf()`, "['a', 'b'?]"],
  [
    `X = ['a']\nclass A:\n    def f(self):\n        X.append('b')\nA().f()`,
    "['a']… (the body of a class may change it)",
  ],
  [`X = ['a']\ndef f():\n    if read():\n        X.append('b')\nf()`, "['a', 'b'?]"],
  [
    `X = ['a']\ndef f():\n    while read():\n        X.append('b')\nf()`,
    "['a']… (a function that is called may change it)",
  ],
  [
    `X = ['a']\ndef f():\n    X.append('b')\n    read(X)\nf()`,
    "['a']… (a function that is called may change it)",
  ],
  [
    `X = 1\ndef f():\n    global X\n    X += 1\nf()`,
    '1 or unknown (a function that is called may change it: conf/settings.py:5)',
  ],
  [`X = 1\ndef f():\n    X: int = 2\nf()`, '1'],
  [
    `X = ['a']\ndef f():\n    X.append('b')\nread(f=f)`,
    "['a']… (a function that is passed on may change it)",
  ],
  [
    `X = ['a']\ndef f():\n    X.append('b')\nX.index(f)`,
    "['a']… (a function that is passed on may change it)",
  ],
  [`X = read\nX = X.a.b()`, 'unknown (it is a call that is not followed: conf/settings.py:2)'],
  [
    `X = 1\nread(a=globals())`,
    '1 or unknown (code that is not followed gets the namespace: conf/settings.py:2)',
  ],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
