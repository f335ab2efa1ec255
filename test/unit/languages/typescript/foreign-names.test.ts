import { expect, it } from 'vitest';
import { callsOf, foreignName, isExpression, reparse } from '../../../../src/languages/typescript/index.js';

it.each([
  [`f((await import('./m')).X);`, 'X'],
  [`const { X } = await import('./m'); f(X);`, 'X'],
  [`const { A: X } = await import('./m'); f(X);`, 'A'],
  [`const m = await import('./m'); f(m.X);`, 'X'],
  [`const X = (await import('./m')).A; f(X);`, 'A'],
  [`import('./m').then(({ X }) => f(X));`, 'X'],
  [`import('./m').then(function (m) { f(m.X); });`, 'X'],
  [`import * as m from './m'; f(m.X);`, 'X'],
  [`import { A as X } from './m'; f(X);`, 'A'],
  [`import X from './m'; f(X);`, 'default'],
  [`import m = require('./m'); f(m.X);`, 'X'],
  [`const m = require('./m'); f(m.X);`, 'X'],
  [`const { X } = require('./m'); f(X);`, 'X'],
  [`f(require('./m').X);`, 'X'],
])('%s', (text, name) => {
  expect(given(text)).toEqual({ name, specifier: './m' });
});

it.each([
  [`const { X } = await load('./m'); f(X);`],
  [`const { X } = await import('./m'); { const { X } = y; } f(X);`],
  [`const m = import('./m'); f(m.X);`],
  [`let m = await import('./m'); m = other; f(m.X);`],
  [`const m = await import(path); f(m.X);`],
  [`import * as m from './m'; f(m);`],
  [`import m from './m'; f(m.X);`],
  [`load('./m').then(({ X }) => f(X));`],
  [`import('./m').then(null, ({ X }) => f(X));`],
  [`const m = await import('./m'); list.forEach((m) => f(m.X));`],
  [`const X = X; f(X);`],
  [`f(X);`],
  [`f(a.X);`],
])('is unknown: %s', (text) => {
  expect(given(text)).toBeUndefined();
});

function given(text: string) {
  const call = callsOf(reparse(text), 'f')[0] ?? expect.unreachable();
  const [argument] = call.getArguments();
  return isExpression(argument) ? foreignName(argument) : expect.unreachable();
}
