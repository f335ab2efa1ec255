import { describe, expect, it } from 'vitest';
import {
  argument,
  booleanValue,
  callTo,
  dottedName,
  isNone,
  numberValue,
  outerSpan,
  sourceOf,
  stringValue,
  subscriptKey,
} from '../../../../src/languages/python/index.js';
import { parsed, strings, valueOf } from './parsed.js';

const expression = (source: string) => valueOf(parsed(`x = ${source}\n`));

describe('the value of a string', () => {
  it.each([
    [`'a'`, 'a'],
    [`"it's"`, `it's`],
    [`u'ü'`, 'ü'],
    [`r'\\d'`, '\\d'],
    [`'a' "b" r'\\c'`, 'ab\\c'],
    [`('a'\n     'b')`, 'ab'],
    [`(('a'))`, 'a'],
    [`'''a\nb'''`, 'a\nb'],
    [`'\\x41\\u00fc\\n'`, 'Aü\n'],
    [`''`, ''],
  ])('%s is %j', (source, value) => {
    expect(stringValue(expression(source))).toBe(value);
  });

  it.each([
    `b'a'`,
    `rb'a'`,
    `f'a'`,
    `'a' f'{b}'`,
    '1',
    'None',
    '...',
    'name',
    `['a']`,
    `'a' + 'b'`,
    `'a'.strip()`,
    `'\\N{BULLET}'`,
  ])('is not told of %s', (source) => {
    expect(stringValue(expression(source))).toBeUndefined();
  });

  it('is not told of what is not there', () => {
    expect(stringValue(undefined)).toBeUndefined();
    expect(stringValue(null)).toBeUndefined();
  });
});

describe('other literals', () => {
  it.each([
    ['True', true],
    ['False', false],
    ['1', undefined],
    [`'True'`, undefined],
    ['not True', undefined],
  ])('%s as a boolean', (source, value) => {
    expect(booleanValue(expression(source))).toBe(value);
  });

  it.each([
    ['3600', 3600],
    ['1_000', 1000],
    ['1.5', 1.5],
    ['0x10', 16],
    ['-1', undefined],
    ['60 * 60', undefined],
    [`'1'`, undefined],
    ['True', undefined],
  ])('%s as a number', (source, value) => {
    expect(numberValue(expression(source))).toBe(value);
  });

  it.each([
    ['None', true],
    ['False', false],
    ['...', false],
    [`'None'`, false],
  ])('%s as None', (source, value) => {
    expect(isNone(expression(source))).toBe(value);
  });
});

describe('names and calls', () => {
  it.each([
    ['a', 'a'],
    ['os.environ.get', 'os.environ.get'],
    ['(os).environ', 'os.environ'],
    ['f().a', undefined],
    ['a[0].b', undefined],
    [`'a'.b`, undefined],
  ])('the dotted name of %s is %s', (source, name) => {
    expect(dottedName(expression(source))).toBe(name);
  });

  it.each([
    [`os.environ.get('X')`, 'os.environ.get', true],
    [`os.environ.get`, 'os.environ.get', false],
    [`environ.get('X')`, 'os.environ.get', false],
    [`env('X')('Y')`, 'env', false],
  ])('%s calls %s: %s', (source, name, expected) => {
    expect(callTo(expression(source), name) !== undefined).toBe(expected);
  });

  it('a chain can be walked down', () => {
    const parent = expression('Path(__file__).resolve().parent.parent');
    if (parent.nodeType !== 'Attribute' || parent.value.nodeType !== 'Attribute') throw new Error('no chain');
    const resolve = parent.value.value;
    if (resolve.nodeType !== 'Call' || resolve.func.nodeType !== 'Attribute') throw new Error('no call');
    expect(callTo(resolve.func.value, 'Path')?.args.map(dottedName)).toEqual(['__file__']);
  });

  it.each([
    [`f('a', 'b')`, 1, undefined, 'b'],
    [`f('a', key='b')`, 1, 'key', 'b'],
    [`f(key='b')`, 0, 'key', 'b'],
    [`f('a')`, 1, 'key', undefined],
    [`f('a', other='b')`, 1, 'key', undefined],
    [`f(*a, 'b')`, 1, 'key', undefined],
    [`f('a', *b)`, 0, 'key', 'a'],
    [`f(**a)`, 0, 'key', undefined],
    [`f('a', **b)`, 0, undefined, 'a'],
  ])('of %s the argument %i or %s is %s', (source, position, keyword, value) => {
    const call = callTo(expression(source), 'f');
    if (call === undefined) throw new Error('no call');
    expect(stringValue(argument(call, position, keyword))).toBe(value);
  });

  it.each([
    [`os.environ['X']`, 'X'],
    [`os.environ[name]`, undefined],
    [`environ['X']`, undefined],
    [`os.environ`, undefined],
  ])('the key of %s is %s', (source, key) => {
    expect(subscriptKey(expression(source), 'os.environ')).toBe(key);
  });
});

describe('the span of an expression', () => {
  it.each([
    [`x = (('a'))`, `(('a'))`],
    [`x = ( # c\n 'a'  # d\n)`, `( # c\n 'a'  # d\n)`],
    [`x = f('a')`, `'a'`],
    [`x = f(('a'))`, `('a')`],
    [`x = f (('a'))`, `('a')`],
    [`x = (f)('a')`, `'a'`],
    [`x = a[0]('a')`, `'a'`],
    [`x = ('a',)`, `'a'`],
    [`x = ('a').b`, `('a')`],
    [`x = not ('a')`, `('a')`],
    [`x = [('a')]`, `('a')`],
    [`x = 1 in ('a')`, `('a')`],
    [`x = ('a' 'b')`, `('a' 'b')`],
    [`del (x)\nx = 'a'`, `'a'`],
  ])('in %j takes in redundant parentheses only: %j', (text, expected) => {
    const module = parsed(text);
    const string = module.tokens.find(({ type }) => type === 'STRING');
    const found = strings(module).find((node) => module.span(node).from === string?.from);
    if (found === undefined) throw new Error('no string');
    const { from, to } = outerSpan(module, found);
    expect(text.slice(from, to)).toBe(expected);
  });

  it('is its source, without them', () => {
    const module = parsed(`x = (a.b( 1 ))\n`);
    expect(sourceOf(module, valueOf(module))).toBe('a.b( 1 )');
  });
});
