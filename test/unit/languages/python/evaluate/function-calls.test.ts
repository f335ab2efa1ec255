import { expect, it } from 'vitest';
import { said } from './said.js';

it.each([
  [`def f():\n    return ['a']\nX = f()`, "['a']"],
  [`def f():\n    pass\nX = f()`, 'None'],
  [`def f():\n    return\nX = f()`, 'None'],
  [`def f(one):\n    return [one]\nX = f('a')`, "['a']"],
  [`def f(one):\n    return [one]\nX = f(one='a')`, "['a']"],
  [`def f(one='a'):\n    return [one]\nX = f()`, "['a']"],
  [`def f(one, two='b'):\n    return [one, two]\nX = f('a')`, "['a', 'b']"],
  [`def f(one, two='b'):\n    return [one, two]\nX = f('a', 'c')`, "['a', 'c']"],
  [`def f(one, /, two):\n    return [one, two]\nX = f('a', two='b')`, "['a', 'b']"],
  [`def f(*, one='a', two):\n    return [one, two]\nX = f(two='b')`, "['a', 'b']"],
  [`def f(*, one='a', two):\n    return [one, two]\nX = f(two='b', one='c')`, "['c', 'b']"],
  [`def f(one):\n    return [one]\nX = f()`, '[unknown (it is a parameter: settings.py:1)]'],
  [`def f(*rest):\n    return rest\nX = f('a', 'b')`, "('a', 'b')"],
  [`def f(one, *rest):\n    return rest\nX = f('a', 'b')`, "('b')"],
  [`def f(one, *rest):\n    return list(rest)\nX = f('a')`, '[]'],
  [`def f(*rest):\n    return rest\nX = f(*read())`, 'unknown (it is a parameter: settings.py:1)'],
  [`def f(one, *rest):\n    return one\nX = f(*['a'])`, 'unknown (it is a parameter: settings.py:1)'],
  [`def f(**given):\n    return given\nX = f(a='b')`, 'unknown (it is a parameter: settings.py:1)'],
  [`def f(one):\n    return one\nX = f(**{'one': 'a'})`, 'unknown (it is a parameter: settings.py:1)'],
  [`def f(one):\n    one.append('b')\nX = ['a']\nf(X)`, "['a', 'b']"],
  [`def f(one):\n    one = ['b']\nX = ['a']\nf(X)`, "['a']"],
  [`X = ['a']\ndef f():\n    X.append('b')\nf()`, "['a', 'b']"],
  [
    `X = ['a']\ndef f():\n    global X\n    X = ['b']\nf()`,
    "['a'] or unknown (a function that is called may change it: settings.py:5)",
  ],
  [`Y = ['a']\ndef f():\n    Y = ['b']\n    return Y\nX = f() + Y`, "['b', 'a']"],
  [`def f():\n    if read():\n        return 'a'\n    return 'b'\nX = f()`, "'a' or 'b'"],
  [`def f():\n    if read():\n        return 'a'\nX = f()`, "'a' or None"],
  [`def f(flag):\n    if flag:\n        return 'a'\n    else:\n        return 'b'\nX = f(True)`, "'a'"],
  [`def f():\n    for one in ['a', 'b']:\n        return one\nX = f()`, "'a'"],
  [
    `def f():\n    for one in ['a', 'b']:\n        if one == 'b':\n            return one\n    return 'c'\nX = f()`,
    "'b'",
  ],
  [
    `def f():\n    found = []\n    for one in ['a', 'b']:\n        found.append(one)\n    return found\nX = f()`,
    "['a', 'b']",
  ],
  [`def f():\n    raise ValueError\nX = f()`, 'unknown (a function does not return: settings.py:3)'],
  [
    `def f():\n    try:\n        return 'a'\n    finally:\n        read()\nX = f()`,
    "unknown (it is a call that can't be followed: settings.py:6)",
  ],
  [
    `def f():\n    try:\n        return read()\n    except ImportError:\n        return 'b'\nX = f()`,
    "unknown (it is a call that can't be followed: settings.py:3) or 'b'",
  ],
  [`def f():\n    yield 'a'\nX = f()`, "unknown (it is a call that can't be followed: settings.py:3)"],
  [`async def f():\n    return 'a'\nX = f()`, "unknown (it is a call that can't be followed: settings.py:3)"],
  [
    `def f():\n    return (lambda: 'a')()\nX = f()`,
    "unknown (it is a call that can't be followed: settings.py:3)",
  ],
  [
    `def f():\n    def g():\n        return 'a'\n    return g()\nX = f()`,
    "unknown (it is a call that can't be followed: settings.py:4)",
  ],
  [`def f(n):\n    return f(n)\nX = f(1)`, "unknown (it is a call that can't be followed: settings.py:2)"],
  [`def g():\n    return ['a']\ndef f():\n    return g() + ['b']\nX = f()`, "['a', 'b']"],
  [
    `X = 'a'\ndef f(names):\n    names['X'] = 'b'\nf(globals())`,
    "'a' or unknown (code that can't be followed gets the namespace: settings.py:4)",
  ],
  [
    `X = 'a'\ndef f():\n    globals()['X'] = 'b'\nf()`,
    "'a' or unknown (a function that is called may change it: settings.py:4)",
  ],
  [
    `@read\ndef f():\n    return 'a'\nX = f()`,
    "unknown (it is a call that can't be followed: settings.py:4) or unknown (it is a call that can't be followed: settings.py:4)",
  ],
  [`f = lambda: ['a']\nX = f()`, "unknown (it is a call that can't be followed: settings.py:2)"],
  [`def f():\n    return Y\nY = 'a'\nX = f()`, "'a'"],
  [`def f():\n    return Y\nX = f()`, '<builtins.Y>'],
  [`def f(one=[]):\n    one.append('a')\n    return one\nf()\nX = f()`, "['a', 'a']"],
  [
    `def a():\n    return ['a']\ndef f0():\n    return a()\ndef f1():\n    return f0()\ndef f2():\n    return f1()\ndef f3():\n    return f2()\ndef f4():\n    return f3()\ndef f5():\n    return f4()\ndef f6():\n    return f5()\ndef f7():\n    return f6()\ndef f8():\n    return f7()\nX = f8()`,
    "unknown (it is a call that can't be followed: settings.py:6)",
  ],
  [
    `def a():\n    return ['a']\ndef f0():\n    return a()\ndef f1():\n    return f0()\ndef f2():\n    return f1()\ndef f3():\n    return f2()\ndef f4():\n    return f3()\ndef f5():\n    return f4()\nX = f5()`,
    "['a']",
  ],
  [`Y = 'a'\ndef f(one=Y):\n    return one\nY = 'b'\nX = f()`, "'a'"],
  [`Y = ['a']\ndef f(one=Y):\n    one.append('b')\nf()\nX = Y`, "['a', 'b']"],
  [`def f(one=[]):\n    one.append('a')\n    return one\nf([])\nX = f()`, "['a']"],
  [`def f(*, one=['a']):\n    one.append('b')\n    return one\nf()\nX = f()`, "['a', 'b', 'b']"],
  [
    `class A:\n    def f(self, one=['a']):\n        one.append('b')\n        return one\nA().f()\nX = A().f()`,
    "['a', 'b', 'b']",
  ],
])('follows a call: %s', (source, value) => {
  expect(said(source)).toBe(value);
});

it.each([
  [`X = ['a']\nadd = X.append\nadd('b')`, "['a']… (one of its methods is passed on)"],
  [`X = ['a']\ngetattr(X, 'append')('b')`, "['a']… (one of its methods is passed on)"],
  [`def f(g): g('b')\nX = ['a']\nf(X.append)`, "['a']… (one of its methods is passed on)"],
  [`X = {'a': 1}\nf = X.update\nf(b=2)`, '{a: 1}… (one of its methods is passed on)'],
  [`X = 'a'\nY = X.lower`, "'a'"],
  [`X = ('a',)\nY = X.count`, "('a')"],
])('takes an object for changed where one of its methods is passed on: %s', (source, value) => {
  expect(said(source)).toBe(value);
});
