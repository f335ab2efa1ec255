import { expect, it } from 'vitest';
import { aliasesIn } from '../../../../../src/languages/python/evaluate/aliases.js';
import { parsePython, statementsOf } from '../../../../../src/languages/python/index.js';

/** The names whose objects a function or class may change under another name. */
function aliases(text: string, ...changed: string[]): string[] {
  const parsed = parsePython(text);
  if (parsed.kind !== 'parsed') throw new SyntaxError(text);
  const [definition] = parsed.body;
  if (definition?.nodeType !== 'FunctionDef' && definition?.nodeType !== 'ClassDef')
    throw new TypeError(text);
  const inside = statementsOf(parsed).filter(({ within }) => within.includes(definition));
  return aliasesIn(
    definition,
    inside.map(({ statement }) => statement),
    new Set(changed),
  ).sort();
}

it.each([
  ['def f():\n    a = X', ['a'], ['X']],
  ['def f():\n    a = X', [], []],
  ['def f():\n    a = X\n    b = a', ['b'], ['X', 'a']],
  ['def f():\n    a = X\n    a = Y', ['a'], ['X', 'Y']],
  ['def f():\n    a = a', ['a'], ['a']],
  ['def f():\n    a, b = X', ['b'], ['X']],
  ["def f():\n    a['x'] = X", ['a'], ['X']],
  ['def f():\n    a.x = X', ['a'], ['X']],
  ['def f():\n    a = b = X', ['a'], ['X']],
  ['def f():\n    a: list = X', ['a'], ['X']],
  ['def f():\n    a: list', ['a'], []],
  ['def f():\n    a += X', ['a'], []],
  ['def f():\n    if (a := X):\n        pass', ['a'], ['X']],
  ['def f():\n    for a in X:\n        pass', ['a'], ['X']],
  ['def f():\n    if Y:\n        a = X', ['a'], ['X']],
])('follows what names stand for: %j, of which %j is changed', (text, changed, found) => {
  expect(aliases(text, ...changed)).toEqual(found);
});

it.each([
  ['def f(a=X):\n    pass', ['a'], ['X']],
  ['def f(a, b=X):\n    pass', ['a'], []],
  ['def f(a, b=X):\n    pass', ['b'], ['X']],
  ['def f(a=X, b=Y):\n    pass', ['a'], ['X']],
  ['def f(a=X, /, b=Y):\n    pass', ['a'], ['X']],
  ['def f(a=X, /, b=Y):\n    pass', ['b'], ['Y']],
  ['def f(*, a, b=X):\n    pass', ['a'], []],
  ['def f(*, a, b=X):\n    pass', ['b'], ['X']],
  ['class C:\n    a = X', ['a'], ['X']],
])('follows defaults: %j, of which %j is changed', (text, changed, found) => {
  expect(aliases(text, ...changed)).toEqual(found);
});

it.each([
  ['return X', ['X']],
  ['return', []],
  ['return [X, Y]', ['X', 'Y']],
  ['return (X, *Y)', ['X', 'Y']],
  ['return {X, Y}', ['X', 'Y']],
  ["return {'a': X}", ['X']],
  ['return X or Y', ['X', 'Y']],
  ['return X if Z else Y', ['X', 'Y']],
  ['return (a := X)', ['X']],
  ['return X[0]', ['X']],
  ['return X.part', ['X']],
  ['return X + Y', []],
  ['return not X', []],
  ['return [a for a in X]', []],
  ["return 'X'", []],
  ['yield X', ['X']],
  ['yield', []],
  ['read(X)', ['X']],
  ['read(1, [X])', ['X']],
  ['read(x=X)', ['X']],
  ['read(read(X))', ['X']],
  ['return list(X)', []],
  ['return list([X])', []],
  ['len(X)', []],
  ['a.index(X)', []],
  ['a.append(X)', ['X']],
  ['os.path.join(X)', []],
  ['X', []],
])('counts what leaves the function: %j', (line, found) => {
  expect(aliases(`def f():\n    ${line}`).filter((name) => name !== 'a')).toEqual(found);
});
