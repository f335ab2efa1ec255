import { describe, expect, it } from 'vitest';
import { itemCount } from '../../../../../src/languages/python/evaluate/concatenation.js';
import { indexOfOrigin, originAt } from '../../../../../src/languages/python/evaluate/index.js';
import {
  concatenated,
  inserted,
  joined,
  NO_ITEMS,
  removed,
} from '../../../../../src/languages/python/evaluate/items.js';
import {
  MAX_VALUES,
  scalar,
  unknown,
  type Item,
  type ItemList,
  type ListContents,
  type ListLiteral,
  type Site,
} from '../../../../../src/languages/python/evaluate/values.js';
import { parsed, statementOf, valueOf } from '../parsed.js';

const module = parsed("x = ['a', 'b', 'c']\n");
const site: Site = { file: 'a.py', parsed: module, statement: statementOf(module, 0), within: [], line: 1 };
const literalOf = (text: string): ListLiteral => {
  const node = valueOf(parsed(`x = ${text}\n`));
  if (node.nodeType !== 'List') throw new TypeError(node.nodeType);
  return node;
};
const [node, other] = [literalOf("['a', 'b']"), literalOf("['c']")];

const item = (text: string, changes: Partial<Item> = {}): Item => ({
  value: scalar(text),
  sure: true,
  ...changes,
});
const listOf = (...items: Item[]): ItemList => ({ ...NO_ITEMS, items });
const only = (...items: Item[]): ListContents => ({ alternatives: [listOf(...items)] });
const [a, b, c] = [item('a'), item('b'), item('c')];
const why = unknown('why', site);

/** `a? b~`: `?` may be missing, `~` stands anywhere. */
const shown = ({ items }: ItemList) =>
  items
    .map(
      ({ value, sure, anywhere }) =>
        `${value.kind === 'scalar' ? String(value.value) : value.kind}${sure ? '' : '?'}${anywhere === true ? '~' : ''}`,
    )
    .join(' ');

describe('an element that is inserted', () => {
  const maybe = item('m', { sure: false });
  it.each<[string, Item[], number | undefined, string]>([
    ['at the beginning', [a, b], 0, 'c a b'],
    ['in the middle', [a, b], 1, 'a c b'],
    ['at the end', [a, b], 2, 'a b c'],
    ['behind the end', [a, b], 3, 'a b c'],
    ['before the last', [a, b], -1, 'a c b'],
    ['before the first', [a, b], -2, 'c a b'],
    ['before the beginning', [a, b], -3, 'c a b'],
    ['at an unknown number', [a, b], undefined, 'a b c~'],
    ['before what may be missing', [a, maybe], 1, 'a c m?'],
    ['behind what may be missing', [maybe, a], 1, 'm? a c~'],
    ['behind the end of what may be missing', [a, maybe], 2, 'a m? c~'],
    ['from the end, before what may be missing', [a, maybe], -1, 'a m? c~'],
    ['from the end, behind what may be missing', [maybe, a], -1, 'm? c a'],
    ['beside what stands anywhere', [a, item('y', { anywhere: true })], 0, 'a y~ c~'],
  ])('%s', (_name, items, index, expected) => {
    expect(shown(inserted(listOf(...items), index, c))).toBe(expected);
  });

  it('leaves the literals and what was taken out', () => {
    const list: ItemList = { items: [a], literals: [{ file: 'a.py', node }], removed: ['z'] };
    expect(inserted(list, 0, c)).toMatchObject({ literals: list.literals, removed: ['z'] });
    expect(inserted(list, undefined, c)).toMatchObject({ literals: list.literals, removed: ['z'] });
  });
});

describe('an element that is taken out', () => {
  it.each<[string, Item[], string]>([
    ['that is there', [a, b, a], 'b a'],
    ['that is not there', [b, c], 'b c'],
    ['that may be missing', [item('a', { sure: false }), b], 'a? b'],
    ['that stands anywhere', [b, item('a', { anywhere: true })], 'b a?~'],
    ['after an unknown one', [item('u', { value: why }), a, b], 'unknown? a? b'],
    ['before an unknown one', [a, item('u', { value: why })], 'unknown'],
  ])('%s', (_name, items, expected) => {
    const list = removed({ ...listOf(...items), removed: ['z'] }, 'a');
    expect(shown(list)).toBe(expected);
    expect(list.removed).toEqual(['z', 'a']);
  });
});

describe('two ways', () => {
  it.each<[string, Item[], Item[], readonly string[]]>([
    ['that are the same', [a, b], [a, b], ['a b']],
    ['of which one adds at the end', [a], [a, b], ['a b?']],
    ['of which one adds at the beginning', [b], [a, b], ['a? b']],
    ['of which the other adds', [a, b], [a], ['a b?']],
    ['of which one adds what may be missing', [a], [a, item('m', { sure: false })], ['a m?']],
    ['that have one in another order', [a, b], [b, a], ['a b', 'b a']],
    ['that differ', [a], [b], ['a', 'b']],
    ['that make one unsure', [a, { ...b, sure: false }], [a, b], ['a b?']],
    ['of which one is empty', [], [a, b], ['a? b?']],
  ])('%s', (_name, one, two, expected) => {
    const { alternatives, unknown: open } = joined(only(...one), only(...two), site);
    expect(alternatives.map(shown)).toEqual(expected);
    expect(open).toBeUndefined();
  });

  it('tell items by where they are written and how they came', () => {
    const written = { ...a, origin: { file: 'a.py', node, index: 0 } };
    const elsewhere = { ...a, origin: { file: 'a.py', node, index: 1 } };
    const count = (one: Item, two: Item) => joined(only(one, b), only(two, b), site).alternatives.length;
    expect(count(written, { ...written })).toBe(1);
    expect(count(written, elsewhere)).toBe(2);
    expect(count(a, { ...a, many: true })).toBe(2);
    expect(count(a, { ...a, anywhere: true })).toBe(2);
    expect(count(a, { ...a, distinct: true })).toBe(2);
    expect(count(a, { ...a, value: scalar('a') })).toBe(2);
  });

  it('keep their literals, what was taken out and what is unknown', () => {
    const one: ItemList = { items: [a], literals: [{ file: 'a.py', node }], removed: ['x'] };
    const two: ItemList = { items: [a, b], literals: [{ file: 'a.py', node: other }], removed: ['y', 'x'] };
    const both = joined({ alternatives: [one] }, { alternatives: [two], unknown: why }, site);
    expect(both.unknown).toBe(why);
    expect(both.alternatives[0]).toMatchObject({
      literals: [...two.literals, ...one.literals],
      removed: ['y', 'x'],
    });
    expect(joined({ alternatives: [one], unknown: why }, only(b), site).unknown).toBe(why);
    const same = only(a);
    expect(joined(same, same, site)).toBe(same);
  });

  it('are given up where there are too many', () => {
    const lists = (count: number): ListContents => ({
      alternatives: Array.from({ length: count }, (_, index) => listOf(item(`n${index}`))),
    });
    expect(joined(lists(MAX_VALUES - 1), only(a), site).alternatives).toHaveLength(MAX_VALUES);
    const given = joined(lists(MAX_VALUES), only(a), site);
    expect(given).toEqual({
      alternatives: lists(1).alternatives,
      unknown: unknown('it has too many possible values', site),
    });
  });
});

describe('lists behind one another', () => {
  it('are put together in every way', () => {
    const two: ListContents = { alternatives: [listOf(a), listOf(b)] };
    expect(concatenated(two, only(c), site).alternatives.map(shown)).toEqual(['a c', 'b c']);
    expect(concatenated(only(c), two, site).alternatives.map(shown)).toEqual(['c a', 'c b']);
  });

  it('are unknown where one is', () => {
    expect(concatenated({ ...only(a), unknown: why }, only(b), site).unknown).toBe(why);
    expect(concatenated(only(a), { ...only(b), unknown: why }, site).unknown).toBe(why);
    expect(concatenated(only(a), only(b), site)).not.toHaveProperty('unknown');
  });

  it('may have 20,000 elements', () => {
    const many = only(...Array.from({ length: 10_000 }, () => a));
    const list = concatenated(many, many, site);
    expect(list.unknown).toBeUndefined();
    expect(list.alternatives.map(itemCount)).toEqual([20_000]);
    expect(concatenated(list, only(a), site).unknown?.reason).toBe('it has too many possible values');
  });
});

describe('where an element is written', () => {
  const written = (index: number, of = node, sure = true) => ({
    sure,
    origin: { file: 'a.py', node: of, index },
  });
  const origin = (index: number, of = node) => ({ file: 'a.py', node: of, index });
  const literals = [{ file: 'a.py', node }];

  it.each<[string, number, number | undefined]>([
    ['first', 0, 1],
    ['second', 1, 2],
    ['last', 2, 4],
  ])('the number of what is written %s', (_name, index, expected) => {
    const items = [written(0, other), written(0), written(0, other), written(1)];
    expect(indexOfOrigin({ items, literals }, origin(index))).toBe(expected);
  });

  it('is unknown for literals that are no part of the list', () => {
    expect(indexOfOrigin({ items: [written(0, other)], literals }, origin(0))).toBeUndefined();
    expect(indexOfOrigin({ items: [], literals }, origin(0))).toBe(0);
    expect(indexOfOrigin({ items: [], literals }, origin(0, other))).toBeUndefined();
    expect(indexOfOrigin({ items: [{ sure: true }], literals }, origin(0))).toBeUndefined();
  });

  it.each<[string, number, number | undefined]>([
    ['at the beginning', 0, 0],
    ['in the middle', 1, 1],
    ['at the end', 2, 2],
  ])('to write %s', (_name, index, expected) => {
    expect(originAt({ items: [written(0), written(1)], literals }, index)).toEqual(origin(expected ?? -1));
  });

  it('is beside one that is surely there', () => {
    const items = [written(0), written(1, node, false), { sure: true }, written(0, other)];
    expect(originAt({ items, literals }, 3)).toEqual(origin(1));
    expect(originAt({ items: items.slice(1), literals }, 2)).toEqual(origin(0, other));
    expect(originAt({ items: items.slice(1, 3), literals }, 2)).toEqual(origin(0));
    expect(originAt({ items: [], literals: [] }, 0)).toBeUndefined();
  });
});
