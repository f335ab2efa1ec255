import { describe, expect, it } from 'vitest';
import { arrayBehind, exportedArray, pushedTo } from '../../../../src/languages/typescript/arrays.js';
import { callsOf } from '../../../../src/languages/typescript/calls.js';
import { isExpression } from '../../../../src/languages/typescript/nodes.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';

const allows = (type: { getText(): string } | undefined) => type?.getText() !== 'string[]';

/** The array behind the argument of `f`. */
function arrayIn(text: string) {
  const [argument] = callsOf(reparse(text), 'f')[0]?.getArguments() ?? [];
  return isExpression(argument) ? arrayBehind(argument, allows) : expect.unreachable();
}

describe('arrayBehind', () => {
  it.each([
    ['f([1]);', '[1]'],
    ['f([1] as const);', '[1]'],
    ['const a = [1]; f(a);', '[1]'],
    ['const a = [1]; a.push(2); f(a);', '[1]'],
    ['let a = [1]; a = a.concat(2); f(a);', '[1]'],
    ['let a = [1]; a = [...a, 2]; f(a);', '[1]'],
    ['f([1].concat(more));', '[1]'],
    ['f(more.concat([1]));', '[1]'],
    ['function g() { return [1]; } f(g());', '[1]'],
    ['const a = [1]; const b = a; f(b);', '[1]'],
    ['f(g());', undefined],
    ['f(a);', undefined],
    ['const a = [1]; a.pop(); f(a);', undefined],
    ['let a = [1]; a = [2]; f(a);', undefined],
    ['let a = [1]; a += [2]; f(a);', undefined],
    ['const a = [1]; g(a); f(a);', undefined],
    ['export const a = [1]; f(a);', undefined],
    ['const a: string[] = [1]; f(a);', undefined],
    ['function g() { return [1]; } g(); f(g());', undefined],
    ['const a = a; f(a);', undefined],
    ['const [a] = [[1]]; f(a);', undefined],
  ])('%s', (text, array) => {
    expect(arrayIn(text)?.getText()).toBe(array);
  });
});

it('finds what is pushed to the variable of an array', () => {
  const array = arrayIn('const a = [1]; a.push(2, 3); if (b) a.push(4); a.unshift(5); f(a);');
  expect(pushedTo(array ?? expect.unreachable(), allows).map((node) => node.getText())).toEqual([
    '2',
    '3',
    '4',
  ]);
});

it.each([
  ['export const a = [1];', '[1]'],
  ['const a = [1]; export { a };', '[1]'],
  ['export const a = [1]; a.push(2);', '[1]'],
  ['export function a() { return [1]; }', '[1]'],
  ['export const a = [1]; g(a);', undefined],
  ['export const a: string[] = [1];', undefined],
  ['export function a() { return [1]; } a();', undefined],
  ['export const b = [1];', undefined],
])('looks behind an export: %s', (text, array) => {
  expect(exportedArray(reparse(text), 'a', allows)?.getText()).toBe(array);
});
