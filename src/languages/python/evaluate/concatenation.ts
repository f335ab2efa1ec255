import type { Item, ItemList } from './values.js';

/** Lists of no more items than this are put together at once. */
const MAX_COPIED = 16;

/** One list followed by another. */
export function concatenation(head: ItemList, tail: ItemList): ItemList {
  return itemCount(head) + itemCount(tail) > MAX_COPIED
    ? new Concatenation(head, tail)
    : joinedUp([head, tail]);
}

function joinedUp(parts: readonly ItemList[]): ItemList {
  const items: Item[] = [];
  const literals: ItemList['literals'][number][] = [];
  const removed: string[] = [];
  for (const part of parts) {
    for (const item of part.items) items.push(item);
    for (const literal of part.literals) literals.push(literal);
    for (const text of part.removed) removed.push(text);
  }
  return { items, literals, removed };
}

/** The list with other items. What a concatenation holds is not its own property, so that `{ ...list }` loses it. */
export function withItems({ literals, removed }: ItemList, items: readonly Item[]): ItemList {
  return { items, literals, removed };
}

/** The number of items, for which a concatenation need not be put together. */
export function itemCount(list: ItemList): number {
  return list instanceof Concatenation ? list.count : list.items.length;
}

/** It is put together when somebody reads it: to copy a list for each element that is added takes quadratic time. */
class Concatenation implements ItemList {
  readonly count: number;
  private parts: readonly ItemList[];

  constructor(head: ItemList, tail: ItemList) {
    this.count = itemCount(head) + itemCount(tail);
    this.parts = [head, tail];
  }

  get items(): readonly Item[] {
    return this.whole().items;
  }

  get literals(): ItemList['literals'] {
    return this.whole().literals;
  }

  get removed(): readonly string[] {
    return this.whole().removed;
  }

  /** The parts may be concatenations themselves, thousands of them within one another. */
  private whole(): ItemList {
    const [first, second] = this.parts;
    if (first !== undefined && second === undefined) return first;
    const plain: ItemList[] = [];
    const waiting = this.parts.toReversed();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next instanceof Concatenation) waiting.push(...next.parts.toReversed());
      else plain.push(next);
    }
    const whole = joinedUp(plain);
    this.parts = [whole];
    return whole;
  }
}
