import { expect, it } from 'vitest';
import {
  callOn,
  calledOn,
  callsOf,
  callsOn,
  memberOn,
  methodGiven,
  methodOf,
  receiverOf,
} from '../../../../src/languages/typescript/calls.js';
import { usesOf } from '../../../../src/languages/typescript/bindings.js';
import { callsIn } from '../../../../src/languages/typescript/nodes.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';

const firstCall = (text: string) => callsIn(reparse(text).file)[0] ?? expect.unreachable();
const useOfX = (text: string) => usesOf(reparse(text), 'x')[0] ?? expect.unreachable();

it.each([
  ['a.b();', 'b', 'a', 'a'],
  ['a.b.c(1);', 'c', 'a.b', 'a.b'],
  ['a();', undefined, undefined, 'a'],
  [`a['b']();`, undefined, undefined, `a['b']`],
])('takes a call apart: %s', (text, method, receiver, called) => {
  const call = firstCall(text);
  expect(methodOf(call)).toBe(method);
  expect(receiverOf(call)?.getText()).toBe(receiver);
  expect(calledOn(call).getText()).toBe(called);
});

it('finds calls by what is called', () => {
  const parsed = reparse('a.b(1); c.b(2); a.d(3); b(4); a.b.e(5);');
  const texts = (calls: readonly { getText(): string }[]) => calls.map((call) => call.getText());
  expect(texts(callsOn(parsed, 'a', 'b'))).toEqual(['a.b(1)']);
  expect(callsOn(parsed, undefined, 'b')).toEqual([]);
  expect(texts(callsOf(parsed, 'b'))).toEqual(['b(4)']);
  expect(texts(callsOf(parsed, 'a.d'))).toEqual(['a.d(3)']);
  expect(callsOf(parsed, undefined)).toEqual([]);
});

it.each([
  ['x.push(1);', 'push', 'push'],
  ['f(x.length);', 'length', 'length'],
  ['x.a;', 'a', undefined],
  ['f(x);', undefined, undefined],
])('sees what is done with an expression: %s', (text, member, called) => {
  expect(memberOn(useOfX(text))).toBe(member);
  expect(callOn(useOfX(text))?.method).toBe(called);
});

it.each([
  ['a.b(x);', 'b'],
  ['f(x);', undefined],
  ['x.b();', undefined],
])('sees what an expression is given to: %s', (text, method) => {
  expect(methodGiven(useOfX(text))?.method).toBe(method);
});
