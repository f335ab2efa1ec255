import type { NodeOf } from '../../../../languages/python/index.js';

export type ListLiteral = NodeOf<'List'> | NodeOf<'Tuple'>;

/** Where an element is written. */
export interface ItemPlace {
  readonly file: string;
  readonly node: ListLiteral;
  readonly index: number;
}

/** An element of a list as Django would see it. */
export interface Item {
  /** Undefined for what is no plain string, or stands for any number of elements. */
  readonly value: string | undefined;
  /** False where a condition decides whether it is there at all. */
  readonly sure: boolean;
  /** It is added only where it is not there yet. */
  readonly distinct?: boolean;
  /** It was put in at an index that nobody knows; it stands last here. */
  readonly anywhere?: boolean;
  /** Undefined for elements that are added one by one. */
  readonly place?: ItemPlace;
}

/** One of the values that a list may end up with. */
export interface ListValue {
  readonly items: readonly Item[];
  /** The literals that it is made of, empty ones too. */
  readonly literals: readonly Omit<ItemPlace, 'index'>[];
}

/** More than so many possible values are not followed. */
const MOST = 16;

export const UNKNOWN: ListValue = { items: [{ value: undefined, sure: false }], literals: [] };

/** Every value of the one followed by every value of the other. */
export function concatenated(heads: readonly ListValue[], tails: readonly ListValue[]): ListValue[] {
  const all = heads.flatMap((head) =>
    tails.map((tail) => ({
      items: [...head.items, ...tail.items],
      literals: [...head.literals, ...tail.literals],
    })),
  );
  return all.length > MOST ? [UNKNOWN] : all;
}

/** The same, if a condition that nobody knows decides about all of it. */
export function optional(values: readonly ListValue[]): ListValue[] {
  return values.map(({ items, literals }) => ({
    literals,
    items: items.map((item) => ({ ...item, sure: false })),
  }));
}

/** With an element put in; without an index it may stand anywhere. */
export function inserted(value: ListValue, index: number | undefined, item: Item): ListValue {
  if (index === undefined) return { ...value, items: [...value.items, { ...item, anywhere: true }] };
  return { ...value, items: value.items.toSpliced(index, 0, item) };
}

/** Without an element; it is remembered as one that may be missing, so that nobody puts it back unasked. */
export function removed({ items, literals }: ListValue, name: string): ListValue {
  return { literals, items: items.map((item) => (item.value === name ? { ...item, sure: false } : item)) };
}

/** The number of the element that stands at a place, once something is put in there. */
export function indexOfPlace({ items, literals }: ListValue, { node, index }: ItemPlace): number | undefined {
  const before = items.findLastIndex(({ place }) => place?.node === node && place.index < index);
  if (before >= 0) return before + 1;
  const after = items.findIndex(({ place }) => place?.node === node);
  if (after >= 0) return after;
  return literals.some((literal) => literal.node === node) && items.length === 0 ? 0 : undefined;
}

/** Where to write so that the element becomes number `index`: beside one that is surely there. */
export function placeAt({ items, literals }: ListValue, index: number): ItemPlace | undefined {
  const before = items.slice(0, index).findLast(({ sure, place }) => sure && place !== undefined)?.place;
  if (before !== undefined) return { ...before, index: before.index + 1 };
  const after = items.slice(index).find(({ sure, place }) => sure && place !== undefined)?.place;
  if (after !== undefined) return after;
  const [literal] = literals;
  return literal === undefined ? undefined : { ...literal, index: 0 };
}
