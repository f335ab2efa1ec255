import { expect, it } from 'vitest';
import { said } from './said.js';

it.each([
  [`class A:\n    Y = 'a'\nX = A.Y`, "'a'"],
  [`class A:\n    Y = 'a'\nclass B(A): pass\nX = B.Y`, "'a'"],
  [`class A:\n    Y = 'a'\nclass B(A):\n    Y = 'b'\nX = B.Y`, "'b'"],
  [`class A:\n    Y = 'a'\nclass B(A): pass\nA.Y = 'c'\nX = B.Y`, "'c'"],
  [`class A:\n    Y = 'a'\nclass B(A): pass\nB.Y = 'c'\nX = A.Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\ndel A.Y\nX = getattr(A, 'Y', 'none')`,
    "unknown (it is a call that can't be followed: settings.py:4)",
  ],
  [`class A:\n    Y = 'a'\nclass B:\n    Y = 'b'\nclass C(A, B): pass\nX = C.Y`, "'a'"],
  [`class R:\n    Y = 'r'\nclass A(R): pass\nclass B(R):\n    Y = 'b'\nclass C(A, B): pass\nX = C.Y`, "'b'"],
  [`class A(object):\n    Y = 'a'\nX = A.Y`, "'a'"],
  [`from abc import ABC\nclass A(ABC):\n    Y = 'a'\nX = A.Y`, "'a'"],
  [
    `from other import Base\nclass A(Base):\n    Y = 'a'\nX = A.Y`,
    "unknown (it is an expression that can't be followed: settings.py:4)",
  ],
  [
    `class A(metaclass=Meta):\n    Y = 'a'\nX = A.Y`,
    "unknown (it is an expression that can't be followed: settings.py:3)",
  ],
  [
    `class A:\n    Y = 'a'\n    def __init_subclass__(cls):\n        cls.Y = 'b'\nclass B(A): pass\nX = B.Y`,
    "unknown (it is an expression that can't be followed: settings.py:6)",
  ],
  [
    `@read\nclass A:\n    Y = 'a'\nX = A.Y`,
    "'a' or unknown (it is an expression that can't be followed: settings.py:4)",
  ],
  [
    `X = 'a'\nclass A:\n    global X\n    X = 'b'`,
    "'a' or unknown (the body of a class may change it: settings.py:2)",
  ],
  [`class A:\n    Y = ['a']\n    Y += ['b']\nX = A.Y`, "['a', 'b']"],
  [`class A:\n    Y = ['a']\nclass B(A):\n    Y = A.Y + ['b']\nX = B.Y`, "['a', 'b']"],
  [`Y = ['a']\nclass A:\n    Z = Y\nA.Z.append('b')\nX = Y`, "['a', 'b']"],
  [`Y = 'a'\nclass A:\n    Y = Y\n    Z = Y\nX = A.Z`, "'a'"],
  [`Y = 'a'\nclass A:\n    Y = 'b'\n    Z = Y\nX = Y`, "'a'"],
  [`class A:\n    if read():\n        Y = 'a'\n    else:\n        Y = 'b'\nX = A.Y`, "'a' or 'b'"],
  [`class A:\n    if read():\n        Y = 'a'\nX = A.Y`, "'a'"],
  [`class A:\n    if read():\n        Y = 'a'\nclass B(A): pass\nclass C(B):\n    pass\nX = C.Y`, "'a'"],
  [`class A:\n    Y = 'r'\nclass B(A):\n    if read():\n        Y = 'a'\nX = B.Y`, "'a' or 'r'"],
  [`class A:\n    class B:\n        Y = 'a'\nX = A.B.Y`, "'a'"],
  [
    `try:\n    class A:\n        Y = 'a'\nexcept ImportError:\n    pass\nX = A.Y`,
    "unknown (it is an expression that can't be followed: settings.py:6)",
  ],
  [
    `def make():\n    class A:\n        Y = 'a'\n    return A\nX = make().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [`for key in ['a', 'b']:\n    class A:\n        Y = key\nX = A.Y`, "'b'"],
  [`class A:\n    Y = 'a'\nclass B:\n    Z = A\nX = B.Z.Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\nread(A)\nX = A.Y`,
    "'a' or unknown (it is passed to a function that may change it: settings.py:3)",
  ],
  [`class A:\n    Y = ['a']\nread(A)\nX = A.Y`, "['a']… (it is passed to a function that may change it)"],
  [
    `class A:\n    Y = 'a'\nclass B(A): pass\nread(A)\nX = B.Y`,
    "'a' or unknown (it is passed to a function that may change it: settings.py:4)",
  ],
  [`class A:\n    Y = 'a'\nclass B(A):\n    Y = 'b'\nread(A)\nX = B.Y`, "'b'"],
  [`class A:\n    Y = 'a'\nA.Z = ['b']\nX = A.Z`, "['b']"],
  [`class A:\n    Y = 'a'\nclass B(A): pass\nB.Y = 'b'\ndel B.Y\nX = B.Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\ndel A.Y\nX = A.Y`,
    "unknown (it is an expression that can't be followed: settings.py:4)",
  ],
])('asks a class and those that it is derived from: %s', (source, value) => {
  expect(said(source)).toBe(value);
});

it.each([
  [`class A:\n    Y = 'a'\nX = A().Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\n    def __init__(self):\n        self.Y = 'b'\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [`class A:\n    Y = 'a'\n    def __init__(self):\n        self.Z = 'b'\nX = A().Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\n    def __init__(self):\n        setattr(self, 'Y', 'b')\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [
    `class A:\n    Y = 'a'\n    def __init__(self):\n        self.__dict__.update(Y='b')\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [
    `class A:\n    Y = 'a'\n    def __getattribute__(self, name):\n        return 'b'\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [`class A:\n    Y = 'a'\n    __slots__ = ()\nX = A().Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\n    def change(self):\n        del self.Y\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:5)",
  ],
  [
    `class A:\n    Y = 'a'\na = A()\na.Y = 'b'\nX = a.Y`,
    "'a' or unknown (an attribute of an object is set: settings.py:4)",
  ],
  [
    `class A:\n    Y = 'a'\na = A()\na.Y = 'b'\nX = A.Y`,
    "'a' or unknown (an attribute of an object is set: settings.py:4)",
  ],
  [`class A:\n    @property\n    def Y(self):\n        return ['a']\nX = A().Y`, "['a']"],
  [
    `class A:\n    Z = ['a']\n    @property\n    def Y(self):\n        return self.Z + ['b']\nX = A().Y`,
    "['a', 'b']",
  ],
  [
    `class A:\n    @property\n    def Y(self):\n        return super().Y\nX = A().Y`,
    "unknown (it is an expression that can't be followed: settings.py:4)",
  ],
  [`class A:\n    def Y(self):\n        return ['a']\nX = A().Y()`, "['a']"],
  [`class A:\n    @staticmethod\n    def Y(one):\n        return [one]\nX = A.Y('a')`, "['a']"],
  [`class A:\n    @classmethod\n    def Y(cls):\n        return [cls.Z]\n    Z = 'a'\nX = A.Y()`, "['a']"],
  [
    `class A:\n    @cached\n    def Y(self):\n        return ['a']\nX = A().Y`,
    "['a'] or unknown (it is decorated: settings.py:3)",
  ],
  [`class A:\n    Y = ['a']\na = A()\na.Y.append('b')\nX = A.Y`, "['a', 'b']"],
  [`class A:\n    def __init__(self, one):\n        pass\n    Y = 'a'\nX = A('b').Y`, "'a'"],
  [
    `class A:\n    Y = 'a'\n    def f(self):\n        return self.Y\nclass B(A):\n    Y = 'b'\nX = B().f()`,
    "'b'",
  ],
  [
    `class A:\n    Y = 'a'\n    @classmethod\n    def f(cls):\n        return cls.Y\nclass B(A):\n    Y = 'b'\nX = B.f()`,
    "'b'",
  ],
  [
    `class A:\n    Y = 'a'\n    def f(self):\n        return A.Y\nclass B(A):\n    Y = 'b'\nX = B().f()`,
    "'a'",
  ],
  [
    `class A:\n    Y = 'a'\nclass B(A):\n    def __init__(self):\n        self.Y = 'b'\nX = B().Y`,
    "unknown (it is an expression that can't be followed: settings.py:6)",
  ],
  [
    `class A:\n    def __init__(self):\n        self.Y = 'b'\nclass B(A):\n    Y = 'a'\nX = B().Y`,
    "unknown (it is an expression that can't be followed: settings.py:6)",
  ],
  [`class A:\n    class B:\n        Y = 'a'\nX = A().B.Y`, "'a'"],
  [
    `class A:\n    @my_staticmethod\n    def Y(self):\n        return ['a']\nX = A().Y`,
    "['a'] or unknown (it is decorated: settings.py:3)",
  ],
  [
    `class A:\n    @staticmethod_of_mine\n    def Y(self):\n        return ['a']\nX = A().Y`,
    "['a'] or unknown (it is decorated: settings.py:3)",
  ],
  [
    `class A:\n    @staticmethod\n    @cached\n    def Y():\n        return ['a']\nX = A().Y()`,
    "unknown (it is a call that can't be followed: settings.py:6)",
  ],
])('asks an object of a class: %s', (source, value) => {
  expect(said(source)).toBe(value);
});

it.each([
  [
    `class A:\n    X = 'a'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'a'",
  ],
  [
    `class A:\n    X = 'a'\nclass B(A): pass\nfor name in dir(B):\n    if name.isupper():\n        globals()[name] = getattr(B, name)`,
    "'a'",
  ],
  [
    `class A:\n    X = 'a'\nclass B(A): pass\nX = 'b'\nfor name, value in vars(B).items():\n    globals()[name] = value`,
    "'b'",
  ],
  [`class A:\n    X = 'a'\nX = 'b'\nfor name, value in vars(A).items():\n    globals()[name] = value`, "'a'"],
  [
    `class A:\n    X = 'a'\nX = 'b'\nfor name in dir(A()):\n    if name.isupper():\n        globals()[name] = getattr(A(), name)`,
    "'b' or unknown (a loop changes it: settings.py:4) or unknown (an unknown name is set: settings.py:6)",
  ],
  [
    `class A:\n    X = 'a'\n    def __init__(self):\n        self.X = 'c'\na = A()\nX = 'b'\nfor name in dir(a):\n    if name.isupper():\n        globals()[name] = getattr(a, name)`,
    "unknown (what the object has is set by code that can't be followed: settings.py:7)",
  ],
  [
    `class A:\n    def __init__(self):\n        self.X = 'c'\na = A()\nX = 'b'\nfor name in dir(a):\n    if name.isupper():\n        globals()[name] = getattr(a, name)`,
    "unknown (what the object has is set by code that can't be followed: settings.py:6)",
  ],
  [
    `class A:\n    Y = 'a'\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'b'",
  ],
  [
    `class A:\n    if read():\n        X = 'a'\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'b' or 'a'",
  ],
  [
    `class A:\n    @property\n    def X(self):\n        return 'a'\nX = 'b'\na = A()\nfor name in dir(a):\n    if name.isupper():\n        globals()[name] = getattr(a, name)`,
    "unknown (what the object has is set by code that can't be followed: settings.py:7)",
  ],
  [
    `class A(read()):\n    Y = 'a'\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'b' or unknown (a loop changes it: settings.py:4) or unknown (an unknown name is set: settings.py:6)",
  ],
  [
    `class A:\n    y = 'a'\ny = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)\nX = y`,
    "'b'",
  ],
  [
    `class A:\n    Y = 'a'\nread(A)\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'b' or unknown (the class may have other names: settings.py:5)",
  ],
  [
    `class A:\n    Y = 'a'\nread(A)\nx = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)\nX = x`,
    "'b'",
  ],
  [
    `class A:\n    X = 'a'\nread(A)\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'a' or unknown (it is passed to a function that may change it: settings.py:3)",
  ],
  [
    `class A:\n    def __init__(self):\n        self.Z = 'c'\na = A()\nX = 'b'\nfor name in dir(a):\n    if name.isupper():\n        globals()[name] = getattr(a, name)`,
    "'b' or unknown (the class may have other names: settings.py:6)",
  ],
  [
    `class A:\n    X = 'a'\na = A()\nX = 'b'\nfor name, value in vars(a).items():\n    globals()[name] = value`,
    "'b' or unknown (a loop changes it: settings.py:5) or unknown (an unknown name is set: settings.py:6)",
  ],
  [
    `class A:\n    X = 'a'\na = A()\nX = 'b'\nfor name in dir(a):\n    if name.isupper():\n        globals()[name] = getattr(a, name)`,
    "'a'",
  ],
  [
    `class A:\n    X = 'a'\n    def change(self):\n        self.X = 'c'\nX = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'a'",
  ],
  [
    `X = 'b'\nfor name in dir(A):\n    if name.isupper():\n        globals()[name] = getattr(A, name)`,
    "'b' or unknown (a loop changes it: settings.py:2) or unknown (an unknown name is set: settings.py:4)",
  ],
])('takes the names of a class into a module: %s', (source, value) => {
  expect(said(source)).toBe(value);
});
