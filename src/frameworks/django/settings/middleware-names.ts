import type { ListValue } from './string-list.js';
import { misplacedBefore, sessionIndex } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';

type Names = readonly (string | undefined)[];

/** The elements in order; undefined for one that is no plain string. */
export function namesOf({ items }: ListValue): Names {
  return items.map(({ value }) => value);
}

/** The element that comes before the session but must come after it. */
export function readerOf(value: ListValue): string | undefined {
  const names = namesOf(value);
  return misplacedBefore(names, sessionIndex(names));
}

/** The middleware that opens the session, in a list that has one. */
export function sessionOf(value: ListValue): string {
  const names = namesOf(value);
  return names[sessionIndex(names)] ?? SESSION_MIDDLEWARE;
}
