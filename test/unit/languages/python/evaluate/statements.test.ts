import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the definitions. */
it.each([
  ['def X(): pass', 'def X'],
  ['class X: pass', 'def X'],
  [`X = ['a']\ndef f():\n    X.append('b')\nY = 1`, "['a']"],
  [`X = ['a']\ndef f():\n    X.append('b')\nf()`, "['a', 'b']"],
  [
    `X = ['a']\ndef f(b):\n    global X\n    if b:\n        X.insert(0, b)\n        X.remove('a')\nf(1)`,
    '[1] without a',
  ],
  [
    `X = ['a']\ndef f():\n    for b in read():\n        X.append(b)\nf()`,
    "['a', unknown (a loop adds elements: conf/settings.py:3)?*]",
  ],
  [
    `X = ['a']\ndef f():\n    global X\n    X += ['b']\nf()`,
    "['a'] or unknown (a function that is called may change it: conf/settings.py:5)",
  ],
  [
    `X = 1\ndef f():\n    global X\n    X = 2\nf()`,
    '1 or unknown (a function that is called may change it: conf/settings.py:5)',
  ],
  [`X = 1\ndef f():\n    X = 2\nf()`, '1'],
  [
    `X = 1\ndef g():\n    global X\n    X = 2\ndef f():\n    g()\nf()`,
    '1 or unknown (a function that is called may change it: conf/settings.py:7)',
  ],
  [
    `X = 1\ndef f():\n    exec('')\nf()`,
    '1 or unknown (a function that is called may change it: conf/settings.py:4)',
  ],
  [
    `X = 1\n@read\ndef f():\n    global X\n    X = 2`,
    '1 or unknown (a decorated function may change it: conf/settings.py:3)',
  ],
  [`@read\ndef X(): pass`, 'def X or unknown (it is decorated: conf/settings.py:2)'],
  [`@read\nclass X: pass`, 'def X or unknown (it is decorated: conf/settings.py:2)'],
  [`X = ['a']\nclass A:\n    X.append('b')`, "['a', 'b']"],
  [`X = 1\nclass A:\n    X = 2`, '1'],
  [`class A:\n    Y = ['a']\nX = A.Y\nA.Y += ['b']`, "['a', 'b']"],
  [
    `class A:\n    Y = ['a'] if read() else ['b']\nX = A.Y\nA.Y += ['c']`,
    "['a']… (it is changed in a way that can't be followed) or ['b']… (it is changed in a way that can't be followed)",
  ],
  [`X = ['a']\nclass A(read(X)): pass`, "['a']… (it is passed to a function that may change it)"],
  [`X = ['a']\ndef f(a=read(X)): pass`, "['a']… (it is passed to a function that may change it)"],
  [`X = ['a']\ndef f(*, a=read(X)): pass`, "['a']… (it is passed to a function that may change it)"],
  [`X = ['a']\nasync def f():\n    X.append('b')\nf()`, "['a', 'b'?]"],
  [
    `X = 1\nsetattr(sys.modules[__name__], 'X', 2)`,
    '1 or unknown (the module is changed through its name: conf/settings.py:2)',
  ],
  [
    `X = 1\nread(sys.modules, __name__)`,
    '1 or unknown (the module is changed through its name: conf/settings.py:2)',
  ],
  [`X = ['a']\ndef f():\n    a, X = 1, 2\n    X.append('b')\nf()`, "['a']"],
  [`X = ['a']\ndef f():\n    X += ['b']\nf()`, "['a']"],
  [`X = ['a']\ndef f():\n    X[0] = 'b'\nf()`, "['a']… (an element is set in a way that can't be followed)"],
  [`X = 1\ndef f():\n    f()\nf()`, '1'],
  [`pass\nX = 1\n'doc'`, '1'],
  [
    `X = 1\ndef f():\n    setattr(sys.modules[__name__], 'X', 2)\nf()`,
    '1 or unknown (a function that is called may change it: conf/settings.py:4)',
  ],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});

it.each([
  [true, 'm = sys.modules[__name__]\nfor n in dir(m):\n    D[n] = copy(getattr(m, n))\ndel m'],
  [true, 'D = {n: getattr(sys.modules[__name__], n) for n in dir(sys.modules[__name__])}'],
  [true, "D = hasattr(sys.modules[__name__], 'Y')"],
  [true, 'm = sys.modules[__name__]\ndef f(n):\n    return getattr(m, n)'],
  [false, 'm = sys.modules[__name__]\nsetattr(m, read(), 2)'],
  [false, 'm = sys.modules[__name__]\nm.__dict__.update(read())'],
  [false, 'm = sys.modules[__name__]\nread(m)'],
  [false, 'm = sys.modules[__name__]\ndef f(n):\n    setattr(m, n, 2)'],
  [false, 'm = n = sys.modules[__name__]\nsetattr(n, read(), 2)'],
  [false, 'D.append(sys.modules[__name__])'],
  [false, 'D = getattr(import_module(__name__), read())()'],
  [false, 'm = sys.modules[__name__]\nn = m\nsetattr(n, read(), 2)'],
])('reading from its own module changes nothing: %s for %j', (changesNothing, code) => {
  const value = said(`import sys\nX = 1\nD = {}\n${code}`);
  if (changesNothing) expect(value).toBe('1');
  else expect(value).toContain('the module is changed through its name');
});
