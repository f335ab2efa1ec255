import { expect, it } from 'vitest';
import {
  isEqual,
  isSameValue,
  MAX_VALUES,
  scalar,
  scalarTruth,
  union,
  unknown,
  type Bound,
  type PathValue,
  type Scalar,
  type Site,
  type Value,
} from '../../../../../src/languages/python/evaluate/values.js';
import { parsed, statementOf } from '../parsed.js';

const module = parsed('A = 1\nB = 2\n');
const siteOf = (index: number): Site => ({
  file: 'a.py',
  parsed: module,
  statement: statementOf(module, index),
  within: [],
  line: index + 1,
});
const [first, second] = [siteOf(0), siteOf(1)];

it.each<[Scalar, boolean]>([
  [null, false],
  [false, false],
  [true, true],
  ['', false],
  ['0', true],
  [0, false],
  [-1, true],
])('the truth of %j is %j', (value, truth) => {
  expect(scalarTruth(value)).toBe(truth);
});

it.each<[Scalar, Scalar, boolean]>([
  [true, 1, true],
  [true, 2, false],
  [1, true, true],
  [0, false, true],
  [1, false, false],
  ['1', 1, false],
  [1, '1', false],
  [true, 'True', false],
  ['', false, false],
  [null, false, false],
  [null, 0, false],
  [null, null, true],
  ['a', 'a', true],
])('whether %j == %j: %j', (a, b, expected) => {
  expect(isEqual(a, b)).toBe(expected);
});

const path = (changes: Partial<PathValue>): Value => ({
  kind: 'path',
  path: 'a',
  base: 'root',
  type: 'str',
  ...changes,
});
const list: Value = { kind: 'list', object: { type: 'list', owner: 'a.py' } };
const dict: Value = { kind: 'dict', object: { type: 'dict', owner: 'a.py' } };

it.each<[string, Value, Value, boolean]>([
  ['one scalar', scalar('a'), scalar('a'), true],
  ['two scalars', scalar('a'), scalar('b'), false],
  ['a number and a truth', scalar(1), scalar(true), false],
  ['a scalar and a name', scalar('a'), { kind: 'external', name: 'a' }, false],
  ['a module and a name', { kind: 'module', file: 'a' }, { kind: 'external', name: 'a' }, false],
  ['one list', list, { ...list }, true],
  ['two lists', list, { kind: 'list', object: { type: 'list', owner: 'a.py' } }, false],
  ['one dict', dict, { ...dict }, true],
  ['two dicts', dict, { kind: 'dict', object: { type: 'dict', owner: 'a.py' } }, false],
  ['one path', path({}), path({}), true],
  ['two paths', path({}), path({ path: 'b' }), false],
  ['paths of two folders', path({}), path({ base: 'working directory' }), false],
  ['a path and a string', path({}), path({ type: 'Path' }), false],
  ['one module', { kind: 'module', file: 'a.py' }, { kind: 'module', file: 'a.py' }, true],
  ['two modules', { kind: 'module', file: 'a.py' }, { kind: 'module', file: 'b.py' }, false],
  ['one name', { kind: 'external', name: 'os' }, { kind: 'external', name: 'os' }, true],
  ['two names', { kind: 'external', name: 'os' }, { kind: 'external', name: 'sys' }, false],
  ['one reason', unknown('why', first), unknown('why', siteOf(0)), true],
  ['two reasons', unknown('why', first), unknown('because', first), false],
  ['two statements', unknown('why', first), unknown('why', second), false],
])('%s', (_name, a, b, expected) => {
  expect(isSameValue(a, b)).toBe(expected);
});

it('tells functions by where they are defined', () => {
  const functions = parsed('def f(): pass\ndef f(): pass\n');
  const [f, g] = [0, 1].map((index): Value => {
    const node = statementOf(functions, index);
    if (node.nodeType !== 'FunctionDef') throw new TypeError(node.nodeType);
    return { kind: 'definition', node, site: first, module: 'a.py' };
  });
  if (f === undefined || g === undefined) throw new RangeError('two functions');
  expect(isSameValue(f, { ...f })).toBe(true);
  expect(isSameValue(f, g)).toBe(false);
});

const bound = (value: Value, site = first): Bound => ({ value, site });
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => bound(scalar(from + index)));

it('adds the values of another way', () => {
  const [one, two] = [bound(scalar(1)), bound(scalar(2))];
  const some = [one];
  expect(union(some, some)).toBe(some);
  expect(union(some, [bound(scalar(1))])).toBe(some);
  expect(union(some, [two])).toEqual([one, two]);
  expect(union(some, [bound(scalar(1), second)])).toHaveLength(2);
  const node = module.body[0]?.nodeType === 'Assign' ? module.body[0].value : undefined;
  expect(union(some, [{ value: scalar(1), site: first, ...(node && { node }) }])).toHaveLength(2);
});

it('gives up where there are too many values', () => {
  expect(union(numbers(0, 1), numbers(1, MAX_VALUES))).toHaveLength(MAX_VALUES);
  const [only, ...others] = union(numbers(0, 1), numbers(1, MAX_VALUES + 1));
  expect(others).toEqual([]);
  expect(only?.value).toEqual(unknown('it has too many possible values', first));
});

it('drops repeated reasons before it gives up', () => {
  const reasons = [first, second].map((site) => bound(unknown('why', site), site));
  const all = union(reasons, numbers(0, MAX_VALUES - 1));
  expect(all).toHaveLength(MAX_VALUES);
  expect(all.filter(({ value }) => value.kind === 'unknown')).toEqual([reasons[0]]);
  expect(union(reasons, numbers(0, MAX_VALUES - 2))).toHaveLength(MAX_VALUES);
  const two = [bound(unknown('why', first)), bound(unknown('because', first))];
  expect(union(two, numbers(0, MAX_VALUES - 1))).toHaveLength(1);
});
