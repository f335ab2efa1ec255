import { describe, expect, it } from 'vitest';
import { readStringList } from '../../../../../src/frameworks/django/settings/string-list.js';
import type { ModuleGraph } from '../../../../../src/languages/python/evaluate/index.js';
import { parsed } from '../support.js';

function graphOf(files: Readonly<Record<string, string>>): ModuleGraph {
  const modules = Object.entries(files).map(([file, text]) => [`web/${file}.py`, parsed(text)] as const);
  return { app: '', modules: new Map(modules) };
}

/** Each value that X may have: `a b?` for an `a` that is surely there, a `b` that may be, `…` for what nobody knows. */
function valuesOf(files: Readonly<Record<string, string>>, entry = 'local'): readonly string[] | string {
  const list = readStringList(graphOf(files), `web/${entry}.py`, 'X');
  if (list.kind !== 'list') return list.kind;
  return list.values.map(({ items }) =>
    items.map(({ value, sure }) => `${value ?? '…'}${sure || value === undefined ? '' : '?'}`).join(' '),
  );
}

const inOne = (text: string) => valuesOf({ local: text });

describe('the values that a list may have', () => {
  it.each([
    ["X = ['a', 'b']\n", ['a b']],
    ["A = ['a']\nX = A + ['b'] + list(('c',))\n", ['a b c']],
    ["A = ['a']\nX = [*A, 'b']\nA = ['z']\n", ['a b']],
    [
      "X = ['b']\nX = ['a'] + X\nX += ['c']\nX.append('d')\nX.extend(('e',))\nX.insert(0, 'f')\n",
      ['f a b c d e'],
    ],
    ["X = ['a']\nif D:\n    X += ['b']\n    X.insert(0, 'c')\n", ['c? a b?']],
    ["X = ['a']\nif D:\n    X = ['b'] + X\n", ['a', 'b a']],
    ["if D:\n    X = ['a']\nelse:\n    X = ['b']\n", ['a', 'b']],
    ["X = ['a']\nX.remove('a')\n", ['a?']],
    ["X = ['a', 'b' if D else None]\n", ['a b?']],
    ["X = [x for x in ['a', 'b' if D else None] if x]\n", ['a b?']],
    ["X = tuple(x for x in ('a', 'b') if x != 'b')\n", ['a b?']],
    ["X = [x.lower() for x in ['A']]\n", ['a']],
    ["X = ['a', 'c']\nX.insert(X.index('a') + 1, 'b')\n", ['a b c']],
    ["X = ('a', 'c')\nat = X.index('c')\nX = (*X[:at], 'b', *X[at:])\n", ['a b c']],
    ["X = ('a', 'c')\nX = (*X[:at], 'b', *X[at:])\n", ['a c b']],
    ["X = ['a'] + f()\n", ['a …']],
    ["X = ['a']\nfor y in Z:\n    X.append(y)\n", ['a …']],
    ["X = ['a']\ndef f():\n    global X\n    X.append('b')\n", ['a']],
    ["X = Y = ['a']\nY.append('b')\n", ['a b']],
  ])('%j', (text, values) => {
    expect(inOne(text)).toEqual(values);
  });

  it.each([
    ["if D:\n    X = ['a']\n", 'unknown'],
    ['X = []\nshuffle(X)\n', 'unknown'],
    ["X = ['a']\ndef f():\n    global X\n    X = []\nf()\n", 'unknown'],
    ["Y = ['a']\n", 'absent'],
  ])('are not told of %j', (text, kind) => {
    expect(inOne(text)).toBe(kind);
  });
});

describe("a list that may be changed in a way that can't be followed", () => {
  const opened = (text: string) => {
    const list = readStringList(graphOf({ local: text }), 'web/local.py', 'X');
    return list.kind === 'list' ? [list.open?.line, inOne(text)] : list.kind;
  };

  it.each([
    ["X = ['a']\nX[0] = 'b'\n", 2],
    ["X = ['a']\nshuffle(X)\n", 2],
    ["X = ['a']\nY = X\nshuffle(Y)\n", 3],
    ["X = ['a']\nX = shuffled(X)\n", 2],
    ["X = ['a']\nX = Setup.extend(X)\n", 2],
    ["X = ['a']\nX = list(filter(None, X))\n", 2],
    ["X = ['a']\nX, Y = shuffled(X, Y)\n", 2],
    ["Y = ['z']\nX = ['a']\nY, X = shuffled(Y, X)\n", 3],
    ["X = shuffled(['a'])\n", 1],
    ["X = ['a']\nglobals()[D] = 'b'\n", 2],
    ["X = ['a']\nglobals().update(D)\n", 2],
    ["X = ['a']\nsetattr(sys.modules[__name__], D, 'b')\n", 2],
  ])('is what it was before, with the line: %j', (text, line) => {
    expect(opened(text)).toEqual([line, ['a']]);
  });

  it.each(["globals()[D] = 'b'\nX = ['a']\n", "X = ['b']\nshuffle(X)\nX = ['a']\n"])(
    'is not, where it is assigned afterwards: %j',
    (text) => {
      expect(opened(text)).toEqual([undefined, ['a']]);
    },
  );

  it.each(["X = f(D, 'X', ['a'])\n", "X = f(['a'], ['b'])\n"])('is not taken from %j', (text) => {
    expect(opened(text)).toEqual([undefined, ['…']]);
  });

  it.each([
    "X = getattr(D, 'X', ['a'])\n",
    "X = env.list('X', ['a'])\n",
    "X = env.list('X', default=['a'])\n",
    "X = f('X', default=['a'])\n",
  ])('is the default of %j', (text) => {
    expect(opened(text)).toEqual([1, ['a']]);
  });
});

describe('along the graph', () => {
  it('star imports bring the values of their moment', () => {
    const base = "A = ['a']\nX = A + ['b']\n";
    expect(valuesOf({ base, local: "from .base import *\nA = ['z']\nX += A\n" })).toEqual(['a b z']);
    expect(valuesOf({ base, local: "X = ['c']\nfrom .base import *\n" })).toEqual(['a b']);
    expect(valuesOf({ base, local: "from web.base import *\nX = ['c'] + X\n" })).toEqual(['c a b']);
  });

  it('modules and names are followed', () => {
    const base = "X = ['a']\nif D:\n    X.append('b')\n";
    expect(valuesOf({ base, local: "from . import base\nX = base.X + ['c']\n" })).toEqual(['a b? c']);
    expect(valuesOf({ base, local: 'from .base import X\n' })).toEqual(['a b?']);
    expect(valuesOf({ local: 'from .base import X\n' })).toBe('unknown');
  });

  it('one of two modules supplies it', () => {
    const local = 'try:\n    from .dev import *\nexcept ImportError:\n    from .prod import *\n';
    expect(valuesOf({ local, dev: "X = ['a']\n", prod: "X = ['b']\n" })).toEqual(['a', 'b']);
  });

  it('circles end', () => {
    expect(valuesOf({ local: "from .base import *\nX = ['a']\n", base: 'from .local import *\n' })).toEqual([
      'a',
    ]);
  });
});
