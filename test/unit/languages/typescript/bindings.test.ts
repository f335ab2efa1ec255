import { describe, expect, it } from 'vitest';
import {
  findImport,
  findValueImport,
  importBindings,
  isDeclared,
  usesOf,
} from '../../../../src/languages/typescript/bindings.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';

const IMPORTS = `import main, { a, b as c, type D } from 'm';
import type { E } from 'm';
import * as all from 'n';
import 'side-effect';
`;

it('lists what is imported', () => {
  const found = importBindings(reparse(IMPORTS)).map(({ module, imported, local, typeOnly }) =>
    [module, imported, local, typeOnly ? 'type' : 'value'].join(' '),
  );
  expect(found).toEqual([
    'm default main value',
    'm a a value',
    'm b c value',
    'm D D type',
    'm E E type',
    'n * all value',
  ]);
});

it('tells types from values', () => {
  const parsed = reparse(IMPORTS);
  expect(findValueImport(parsed, 'm', 'b')?.local).toBe('c');
  expect(findValueImport(parsed, 'm', 'D')).toBeUndefined();
  expect(findImport(parsed, 'm', 'E')?.local).toBe('E');
  expect(findImport(parsed, 'n', 'a')).toBeUndefined();
});

describe('isDeclared', () => {
  it.each([
    ['const X = 1;', true],
    ['const \\u0058 = 1;', true],
    ['const { X } = y;', true],
    ['const { y: X } = z;', true],
    ['function f(X: string) {}', true],
    ['function f<X>() {}', true],
    ['class X {}', true],
    ['interface X {}', true],
    ['type X = 1;', true],
    ['enum X {}', true],
    ['namespace X {}', true],
    [`import X from 'x';`, true],
    [`import * as X from 'x';`, true],
    [`import { y as X } from 'x';`, true],
    [`import X = require('x');`, true],
    ['const f = function X() {};', true],
    ['const a = { X: 1 };', false],
    ['class A { X = 1; }', false],
    ['a.X();', false],
    ['// X', false],
    [`const a = 'X';`, false],
    ['X();', false],
  ])('%s', (text, expected) => {
    expect(isDeclared(reparse(text), 'X')).toBe(expected);
  });
});

it('finds uses, and only uses', () => {
  const text = `import { X } from 'x';\n// X\nf(X, 'X', a.X, { X: 1 }, { X });\nlet t: X;\n`;
  const lines = usesOf(reparse(text), 'X').map((use) => use.getParent().getText());
  expect(lines).toEqual([`f(X, 'X', a.X, { X: 1 }, { X })`, 'X', 'X']);
});
