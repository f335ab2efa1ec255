import { expect, it } from 'vitest';
import { callsOf } from '../../../../src/languages/typescript/calls.js';
import { exportedLocal, exportedName, forwardedFrom } from '../../../../src/languages/typescript/exports.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';

it.each([
  ['export const a = f();', 'a'],
  ['const a = f(); export { a };', 'a'],
  ['const a = f(); export { a as b };', 'b'],
  ['const a = f(); export default a;', 'default'],
  ['export default f();', 'default'],
  ['export = f();', undefined],
  ['const a = f();', undefined],
  ['g(f());', undefined],
])('knows how a value is exported: %s', (text, name) => {
  const parsed = reparse(text);
  expect(exportedName(parsed, callsOf(parsed, 'f')[0] ?? expect.unreachable())).toBe(name);
});

it.each([
  ['export const a = 1;', 'a', 'a'],
  ['export function a() {}', 'a', 'a'],
  ['const b = 1; export { b as a };', 'a', 'b'],
  ['export default function b() {}', 'default', 'b'],
  ['const b = 1; export default b;', 'default', 'b'],
  [`export { a } from './b';`, 'a', undefined],
  ['const a = 1;', 'a', undefined],
])('knows what an export is called inside: %s', (text, exported, local) => {
  expect(exportedLocal(reparse(text), exported)).toBe(local);
});

it.each([
  [`export { a } from './m';`, [{ name: 'a', specifier: './m' }]],
  [`export { b as a } from './m';`, [{ name: 'b', specifier: './m' }]],
  [`export * from './m';`, [{ name: 'a', specifier: './m' }]],
  [`export * as a from './m';`, []],
  [`import { b } from './m'; export { b as a };`, [{ name: 'b', specifier: './m' }]],
  [
    `export * from './n'; export { a } from './m';`,
    [
      { name: 'a', specifier: './m' },
      { name: 'a', specifier: './n' },
    ],
  ],
  [`export { b } from './m';`, []],
])('knows where else an export comes from: %s', (text, expected) => {
  expect(forwardedFrom(reparse(text), 'a')).toEqual(expected);
});

it('follows a default export to its import', () => {
  expect(forwardedFrom(reparse(`import b from './m'; export default b;`), 'default')).toEqual([
    { name: 'default', specifier: './m' },
  ]);
});
