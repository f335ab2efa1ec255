import { concatenation, itemCount, withItems } from './concatenation.js';
import {
  isSameValue,
  MAX_VALUES,
  unknown,
  type Item,
  type ItemList,
  type ItemOrigin,
  type ListContents,
  type Site,
  type Value,
} from './values.js';

/** A list of more elements than this is not followed. */
const MAX_ITEMS = 20_000;

export const NO_ITEMS: ItemList = { items: [], literals: [], removed: [] };

/** All that the elements of a list may be. */
export function valuesIn({ alternatives }: ListContents): Value[] {
  return alternatives.flatMap(({ items }) => items.flatMap((item) => item.alternatives ?? [item.value]));
}

/** Any number of elements that nobody knows. */
export function unknownItems(value: Value): ItemList {
  return { ...NO_ITEMS, items: [{ value, sure: false, many: true }] };
}

/** Every alternative of the one followed by every alternative of the other. */
export function concatenated(head: ListContents, tail: ListContents, site: Site): ListContents {
  const alternatives = head.alternatives.flatMap((first) =>
    tail.alternatives.map((second) => concatenation(first, second)),
  );
  const open = head.unknown ?? tail.unknown;
  return limited(alternatives, open === undefined ? {} : { unknown: open }, site);
}

/** With an element more. */
export function appended(list: ItemList, item: Item): ItemList {
  return concatenation(list, { ...NO_ITEMS, items: [item] });
}

/** Applies a change to each alternative. */
export function mapped(contents: ListContents, change: (list: ItemList) => ItemList): ListContents {
  return { ...contents, alternatives: contents.alternatives.map(change) };
}

/** With an element put in before number `index`; where that number is unknown, it may stand anywhere. */
export function inserted(list: ItemList, index: number | undefined, item: Item): ItemList {
  const at = index === undefined ? undefined : insertionPoint(list.items, index);
  if (at === undefined) return withItems(list, [...list.items, { ...item, anywhere: true }]);
  return withItems(list, list.items.toSpliced(at, 0, item));
}

/** The number in `items` of element `index` as Python counts; undefined where unsure elements make that unknown. */
function insertionPoint(items: readonly Item[], index: number): number | undefined {
  if (items.some(({ anywhere }) => anywhere === true)) return undefined;
  if (index < 0) {
    const at = Math.max(0, items.length + index);
    return isCounted(items.slice(at)) ? at : undefined;
  }
  if (index >= items.length) return isCounted(items) ? items.length : undefined;
  return isCounted(items.slice(0, index)) ? index : undefined;
}

/** Whether each of the items is exactly one element in a known place. */
export function isCounted(items: readonly Item[]): boolean {
  return items.every(
    ({ sure, many, anywhere, distinct }) => sure && many !== true && anywhere !== true && distinct !== true,
  );
}

/** Without the first element that is a string; remembered, so that nobody adds it again unasked. */
export function removed(list: ItemList, text: string): ItemList {
  const at = list.items.findIndex(({ value }) => value.kind !== 'scalar' || value.value === text);
  const found = list.items[at];
  const memory = { ...withItems(list, list.items), removed: [...list.removed, text] };
  if (found === undefined) return memory;
  const isExact = found.value.kind === 'scalar' && found.sure && isCounted([found]);
  if (isExact) return { ...memory, items: list.items.toSpliced(at, 1) };
  const mayBe = ({ value }: Item) => value.kind !== 'scalar' || value.value === text;
  return { ...memory, items: list.items.map((item) => (mayBe(item) ? { ...item, sure: false } : item)) };
}

/**
 * What a list may contain after either of two ways. Where the one way only adds elements to what the other leaves, they
 * become elements that may be missing; all else makes alternatives.
 */
export function joined(a: ListContents, b: ListContents, site: Site): ListContents {
  if (a === b) return a;
  const open = a.unknown ?? b.unknown;
  const rest = open === undefined ? {} : { unknown: open };
  let alternatives = a.alternatives;
  for (const other of b.alternatives) alternatives = withAlternative(alternatives, other);
  return limited(alternatives, rest, site);
}

function withAlternative(all: readonly ItemList[], other: ItemList): readonly ItemList[] {
  for (const [index, one] of all.entries()) {
    const both = merged(one, other) ?? merged(other, one);
    if (both !== undefined) return all.with(index, both);
  }
  return [...all, other];
}

/** The longer list with the elements that the shorter one lacks as unsure; undefined where it does not contain it in order. */
function merged(shorter: ItemList, longer: ItemList): ItemList | undefined {
  let next = 0;
  const items = longer.items.map((item) => {
    const counterpart = shorter.items[next];
    if (counterpart === undefined || !isSameItem(counterpart, item))
      return item.sure ? { ...item, sure: false } : item;
    next += 1;
    return counterpart.sure === item.sure ? counterpart : { ...item, sure: false };
  });
  if (next < shorter.items.length) return undefined;
  return {
    items,
    literals: [...new Set([...longer.literals, ...shorter.literals])],
    removed: [...new Set([...longer.removed, ...shorter.removed])],
  };
}

/** Whether two items are one element that stands in one place of the code. */
export function isSameItem(a: Item, b: Item): boolean {
  if (a === b) return true;
  if (a.many !== b.many || a.anywhere !== b.anywhere || a.distinct !== b.distinct) return false;
  const isOneValue =
    a.value === b.value || (a.value.kind === 'unknown' && isSameValue(a.value, b.value) && !hasSeveral(a, b));
  return isOneValue && a.origin === b.origin;
}

/** Of these it is known which values there are. */
function hasSeveral(...items: readonly Item[]): boolean {
  return items.some(({ alternatives }) => alternatives !== undefined);
}

function limited(
  alternatives: readonly ItemList[],
  rest: Pick<ListContents, 'unknown'>,
  site: Site,
): ListContents {
  const isTooMuch =
    alternatives.length > MAX_VALUES || alternatives.some((list) => itemCount(list) > MAX_ITEMS);
  if (!isTooMuch) return { ...rest, alternatives };
  // One of them shows what is written out, where it is not too long itself.
  const shown = alternatives.find((list) => itemCount(list) <= MAX_ITEMS) ?? NO_ITEMS;
  return { alternatives: [shown], unknown: unknown('it has too many possible values', site) };
}

/** A list as far as it matters where its elements are written. */
interface WrittenList extends Pick<ItemList, 'literals'> {
  readonly items: readonly Pick<Item, 'sure' | 'origin'>[];
}

/** The number of the element that stands at a written place, once something is inserted there. */
export function indexOfOrigin(
  { items, literals }: WrittenList,
  { node, file, index }: ItemOrigin,
): number | undefined {
  // Files of the same text may share their nodes.
  const isHere = (one: ItemList['literals'][number] | undefined) => one?.node === node && one.file === file;
  const before = items.findLastIndex(({ origin }) => isHere(origin) && (origin?.index ?? index) < index);
  if (before >= 0) return before + 1;
  const after = items.findIndex(({ origin }) => isHere(origin));
  if (after >= 0) return after;
  return literals.some(isHere) && items.length === 0 ? 0 : undefined;
}

/** Where to write so that the element becomes number `index`: beside one that is surely there. */
export function originAt({ items, literals }: WrittenList, index: number): ItemOrigin | undefined {
  const before = items.slice(0, index).findLast(({ sure, origin }) => sure && origin !== undefined)?.origin;
  if (before !== undefined) return { ...before, index: before.index + 1 };
  const after = items.slice(index).find(({ sure, origin }) => sure && origin !== undefined)?.origin;
  if (after !== undefined) return after;
  const [literal] = literals;
  return literal === undefined ? undefined : { ...literal, index: 0 };
}
