import { describe, expect, it } from 'vitest';
import {
  concatenation,
  itemCount,
  withItems,
} from '../../../../../src/languages/python/evaluate/concatenation.js';
import { scalar, type ItemList } from '../../../../../src/languages/python/evaluate/values.js';

const listOf = (...texts: string[]): ItemList => ({
  items: texts.map((text) => ({ value: scalar(text), sure: true })),
  literals: [],
  removed: [`no ${texts.join()}`],
});
const textsOf = ({ items }: ItemList) =>
  items.map(({ value }) => (value.kind === 'scalar' ? value.value : undefined));
const numbers = Array.from({ length: 20_000 }, (_, index) => String(index));

describe('a list that is put together from others', () => {
  it('has what each of them has, in order', () => {
    const long = concatenation(listOf(...numbers.slice(0, 20)), listOf('a', 'b'));
    const list = concatenation(concatenation(listOf('x'), long), concatenation(long, listOf('y')));
    const part = [...numbers.slice(0, 20), 'a', 'b'];
    expect(itemCount(list)).toBe(46);
    expect(textsOf(list)).toEqual(['x', ...part, ...part, 'y']);
    expect(textsOf(list)).toEqual(['x', ...part, ...part, 'y']);
    expect(list.removed).toHaveLength(6);
  });

  it.each([
    ['at its end', (list: ItemList, one: ItemList) => concatenation(list, one), numbers],
    ['at its beginning', (list: ItemList, one: ItemList) => concatenation(one, list), numbers.toReversed()],
  ])('may grow %s by thousands', (_where, grow, expected) => {
    const list = numbers.reduce((before, text) => grow(before, listOf(text)), listOf());
    expect(textsOf(list)).toEqual(expected);
  });

  it('gets other items, and keeps what is known about it', () => {
    const list = concatenation(listOf(...numbers), listOf('a'));
    const { items } = listOf('b');
    expect(withItems(list, items)).toEqual({ items, literals: list.literals, removed: list.removed });
    expect(list.removed).toHaveLength(2);
  });

  it('is copied by no step until it is read', () => {
    let reads = 0;
    const counted = (text: string): ItemList => {
      const { items } = listOf(text);
      return {
        ...listOf(text),
        get items() {
          reads += 1;
          return items;
        },
      };
    };
    const list = numbers
      .slice(0, 1_000)
      .reduce((before, text) => concatenation(before, counted(text)), listOf());
    const before = reads;
    expect(textsOf(list)).toHaveLength(1_000);
    expect(before).toBeLessThan(3_000);
    expect(reads - before).toBeLessThan(1_000 + 1);
  });
});
