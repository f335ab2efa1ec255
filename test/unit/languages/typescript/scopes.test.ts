import { expect, it } from 'vitest';
import { usesOf } from '../../../../src/languages/typescript/bindings.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';
import {
  constantOfType,
  constantValue,
  functionNamed,
  parameterOf,
  returnedValue,
  usesOfVariable,
  variableOf,
} from '../../../../src/languages/typescript/scopes.js';

const lastUse = (text: string) => usesOf(reparse(text), 'x').at(-1) ?? expect.unreachable();

it.each([
  ['const x = 1; f(x);', '1'],
  ['let x = 1; { const x = 2; f(x); }', '2'],
  ['const x = 1; { const x = 2; } f(x);', '1'],
  ['const x = 1; function g(x) { f(x); }', undefined],
  ['const x = 1; { const { x } = y; f(x); }', undefined],
  ['var x = 1; f(x);', undefined],
  ['function x() {} f(x);', undefined],
  ['f(x);', undefined],
])('knows which variable is meant: %s', (text, value) => {
  expect(variableOf(lastUse(text))?.getInitializer()?.getText()).toBe(value);
});

it('tells the uses of variables of one name apart', () => {
  const text = 'const x = 1; f(x); { const x = 2; g(x); } h(x);';
  const outer = variableOf(lastUse(text)) ?? expect.unreachable();
  expect(usesOfVariable(outer).map((use) => use.getParent().getText())).toEqual(['f(x)', 'h(x)']);
});

it.each([
  ['const x = { a: 1 } as const; f(x);', '{ a: 1 }'],
  ['let x = 1; f(x);', 'x'],
  ['{ const x = 1; f(x); }', 'x'],
])('follows a constant at the top: %s', (text, value) => {
  expect(constantValue(lastUse(text)).getText()).toBe(value);
});

it.each([
  ['const a: T = b;', { name: 'a', value: 'b' }],
  ['const a = b satisfies T;', { name: 'a', value: 'b satisfies T' }],
  ['let a: T = b;', undefined],
  ['const a: U = b;', undefined],
  ['declare const a: T;', undefined],
])('finds a constant by its type: %s', (text, expected) => {
  const found = constantOfType(reparse(text), 'T');
  expect(found && { name: found.name, value: found.value.getText() }).toEqual(expected);
});

it.each([
  ['function g(): T { return 1; }', '1'],
  ['const g = () => 2;', '2'],
  ['const g = function () { return 3; };', '3'],
  ['function g() { if (a) return 1; return 2; }', undefined],
  ['function g() { if (a) { return 1; } }', undefined],
  ['function g() { return [4].map(() => { return 5; }); }', '[4].map(() => { return 5; })'],
  ['async function g() { return 1; }', undefined],
  ['function* g() { return 1; }', undefined],
  ['function g(): U { return 1; }', undefined],
])('knows what a function surely returns: %s', (text, value) => {
  const fn = functionNamed(reparse(text).file, 'g') ?? expect.unreachable();
  expect(returnedValue(fn, (type) => type?.getText() !== 'U')?.getText()).toBe(value);
});

it.each([
  ['function g(a, x) { f(x); }', { name: 'g', index: 1 }],
  ['const g = (x) => f(x);', { name: 'g', index: 0 }],
  ['class A { static g(x) { f(x); } }', { name: 'A.g', index: 0 }],
  ['class A { g(x) { f(x); } }', undefined],
  ['function g(a) { f(x); }', undefined],
  ['f(x);', undefined],
])('knows a parameter and its function: %s', (text, expected) => {
  expect(parameterOf(lastUse(text))).toEqual(expected);
});
