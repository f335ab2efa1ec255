import { Node, type ObjectLiteralExpression } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { reparse } from '../../../../src/languages/typescript/parse.js';
import { hasSpread, memberNamed, valueOf } from '../../../../src/languages/typescript/objects.js';
import { booleanValue, stringValue, unwrap } from '../../../../src/languages/typescript/nodes.js';

function objectIn(text: string): ObjectLiteralExpression {
  const object = reparse(`x = ${text};`)
    .file.getDescendants()
    .find((node) => Node.isObjectLiteralExpression(node));
  if (object === undefined) throw new Error('no object');
  return object;
}

describe('memberNamed', () => {
  it.each([
    ['{ a: 1 }', '1'],
    ['{ "a": 1 }', '1'],
    [`{ ['a']: 1 }`, '1'],
    ['{ a }', 'a'],
    ['{ a: 1, a: 2 }', '2'],
    ['{ a() {} }', undefined],
    ['{ get a() { return 1; } }', undefined],
    ['{ [a]: 1 }', undefined],
    ['{ b: { a: 1 } }', undefined],
    ['{ ...a }', undefined],
  ])('%s', (text, value) => {
    expect(valueOf(memberNamed(objectIn(text), 'a'))?.getText()).toBe(value);
  });

  it('finds members that have no value', () => {
    expect(memberNamed(objectIn('{ get a() { return 1; } }'), 'a')).toBeDefined();
    expect(memberNamed(objectIn('{ a() {} }'), 'a')).toBeDefined();
    expect(memberNamed(objectIn('{ ...a }'), 'a')).toBeUndefined();
  });
});

it('reads literals', () => {
  const literal = (text: string) => valueOf(memberNamed(objectIn(`{ a: ${text} }`), 'a'));
  expect(stringValue(literal(`'it\\'s'`))).toBe(`it's`);
  expect(stringValue(literal('`b`'))).toBe('b');
  expect(stringValue(literal('`${b}`'))).toBeUndefined();
  expect([
    booleanValue(literal('true')),
    booleanValue(literal('false')),
    booleanValue(literal('!0')),
  ]).toEqual([true, false, undefined]);
});

it('sees through parentheses and types', () => {
  const value = valueOf(memberNamed(objectIn('{ a: ((<B>(c!)) as D) satisfies E }'), 'a'));
  expect(value === undefined ? undefined : unwrap(value).getText()).toBe('c');
});

it('sees spreads of its own level only', () => {
  expect(hasSpread(objectIn('{ ...a }'))).toBe(true);
  expect(hasSpread(objectIn('{ a: { ...b }, c: [...d] }'))).toBe(false);
});
