import { describe, expect, it } from 'vitest';
import {
  editPython,
  insertIntoList,
  listShape,
  styleOf,
  type Expression,
  type ListNode,
} from '../../../../src/languages/python/index.js';
import { parsed, valueOf } from './parsed.js';

function insert(text: string, index: number, item = `'x'`): string {
  const module = parsed(text);
  return editPython(text, insertIntoList(module, listOf(valueOf(module)), index, item, styleOf(module)));
}

function listOf(node: Expression): ListNode {
  if (['List', 'Tuple', 'Set', 'Dict', 'Call'].includes(node.nodeType)) return node as ListNode; // one of those just named
  throw new Error('no list');
}

describe('an element is inserted', () => {
  it.each([
    ['an empty list', `A = []  # none yet\n`, 0, `A = ['x']  # none yet\n`],
    ['a list on one line', `A = ['a', 'b']\n`, 1, `A = ['a', 'x', 'b']\n`],
    ['its end', `A = ['a', 'b']\n`, 2, `A = ['a', 'b', 'x']\n`],
    ['a list over lines', `A = [\n    'a',\n    'b',\n]\n`, 1, `A = [\n    'a',\n    'x',\n    'b',\n]\n`],
    [
      'a last comment',
      `A = [\n    'a'  # of a\n    # end\n]\n`,
      1,
      `A = [\n    'a',  # of a\n    'x'\n    # end\n]\n`,
    ],
    ['commented-out elements only', `A = [\n    # 'a',\n]\n`, 0, `A = [\n    'x',\n    # 'a',\n]\n`],
    ['trailing blanks', `A = [\n    'a',  \n    'b',\n]\n`, 1, `A = [\n    'a',  \n    'x',\n    'b',\n]\n`],
    [
      'tabs',
      `if x:\n\tA = [\n\t\t'a',\n\t]\nA = [\n\t'a',\n]\n`,
      1,
      `if x:\n\tA = [\n\t\t'a',\n\t]\nA = [\n\t'a',\n\t'x',\n]\n`,
    ],
    [
      'an element in parentheses',
      `A = [\n    ('a'),\n    ('b'),\n]\n`,
      1,
      `A = [\n    ('a'),\n    'x',\n    ('b'),\n]\n`,
    ],
    ['an unpacked list', `A = [*B, 'a']\n`, 1, `A = [*B, 'x', 'a']\n`],
    ['lambdas', `A = [lambda a, b: a, 'c']\n`, 1, `A = [lambda a, b: a, 'x', 'c']\n`],
    ['an empty tuple', `A = ()\n`, 0, `A = ('x',)\n`],
    ['an empty tuple over lines', `A = (\n)\n`, 0, `A = (\n    'x',\n)\n`],
    ['a tuple of one', `A = ('a',)\n`, 0, `A = ('x', 'a')\n`],
    ['the end of a tuple of one', `A = ('a', )\n`, 1, `A = ('a', 'x')\n`],
    ['a tuple of one with a comment', `A = ('a',  # of a\n)\n`, 1, `A = ('a',  # of a\n    'x',\n)\n`],
    ['a tuple of one over lines', `A = (\n    'a',\n)\n`, 1, `A = (\n    'a',\n    'x',\n)\n`],
    ['a tuple without parentheses', `A = 'a', 'b'\n`, 1, `A = 'a', 'x', 'b'\n`],
    ['a tuple of one without them', `A = 'a',\n`, 1, `A = 'a', 'x',\n`],
    ['a tuple that begins and ends with some', `A = ('a'), ('b')\n`, 2, `A = ('a'), ('b'), 'x'\n`],
    ['a list of one with a comma', `A = ['a',]\n`, 1, `A = ['a', 'x',]\n`],
    ['a tuple of two with a comma', `A = ('a', 'b',)\n`, 1, `A = ('a', 'x', 'b',)\n`],
    ['a tuple of one with padding', `A = ( 'a',)\n`, 1, `A = ( 'a', 'x',)\n`],
    [
      'a tuple of one below long lines',
      `B = '${'b'.repeat(90)}'\nA = ('a',)\n`,
      1,
      `B = '${'b'.repeat(90)}'\nA = ('a', 'x')\n`,
    ],
    ['a set', `A = {'a'}\n`, 1, `A = {'a', 'x'}\n`],
    [
      'an empty tuple too long for its line',
      `${'A'.repeat(85)} = ()\n`,
      0,
      `${'A'.repeat(85)} = (\n    'x',\n)\n`,
    ],
  ])('%s', (_, text, index, expected) => {
    expect(insert(text, index)).toBe(expected);
  });

  it('a list that gets too long is spread, as Black does it', () => {
    const long = `'${'a'.repeat(61)}'`;
    expect(insert(`A = [${long}]\n`, 1, `'012345'`)).toBe(`A = [${long}, '012345']\n`);
    expect(insert(`A = [${long}]\n`, 1, `'0123456'`)).toBe(`A = [\n    ${long},\n    '0123456',\n]\n`);
    expect(insert(`A = (${long},)\n`, 1, `'0123456'`)).toBe(`A = (\n    ${long},\n    '0123456',\n)\n`);
  });

  it.each([
    ['a key to a dict', `A = {'a': 1}\n`, 1, `'b': 2`, `A = {'a': 1, 'b': 2}\n`],
    ['an argument to a call', `A = f('a')\n`, 1, `b=2`, `A = f('a', b=2)\n`],
    [
      'an item of several lines',
      `A = [\r\n    'a',\r\n]\r\n`,
      1,
      `f(\n    'b',\n)`,
      `A = [\r\n    'a',\r\n    f(\r\n        'b',\r\n    ),\r\n]\r\n`,
    ],
  ])('%s', (_, text, index, item, expected) => {
    expect(insert(text, index, item)).toBe(expected);
  });
});

describe('a list cannot be taken apart', () => {
  it('where its only argument is a bare generator', () => {
    const module = parsed('A = f(x for x in y)\n');
    expect(() => listShape(module, listOf(valueOf(module)))).toThrow('cannot be taken apart');
  });

  it.each([2, -1])('at the index %i, which it does not have', (index) => {
    const module = parsed(`A = ['a']\n`);
    expect(() => insertIntoList(module, listOf(valueOf(module)), index, `'x'`, styleOf(module))).toThrow(
      RangeError(`no element ${String(index)} in the list`),
    );
  });
});
