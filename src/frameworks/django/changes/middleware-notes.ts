import { namesOf, readerOf, sessionIndex, sessionOf, type Reads } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import { type ListValue, type StringList, isSurely, isUnknown } from '../settings/string-list.js';
import type { Note } from '../../../model/change.js';

const UNKNOWN_BEFORE =
  "Can't tell everything that comes before SessionMiddleware in MIDDLEWARE; its position is kept.";

/** The second one loads the session anew, and the first one saves what the second has loaded: as before, with any engine. */
const TWICE = 'MIDDLEWARE has SessionMiddleware more than once; one is enough.';

/** What there is to say of a list in which the session is in order. */
export function orderNotes(list: StringList, reads: Reads, readers: ReadonlySet<string>): Note[] {
  const { values, file, line } = list;
  const others = new Set(values.map(sessionOf).filter((name) => name !== SESSION_MIDDLEWARE));
  const early = new Set(
    values.flatMap((value) => namesBefore(value).filter((name) => name !== undefined && readers.has(name))),
  );
  const messages = [
    ...[...others].map((name) => ownClass(name, values, reads)),
    ...(values.some(hasUnknownBefore) ? [UNKNOWN_BEFORE] : []),
    ...[...early].map(earlyReader),
    ...(values.some(hasTwo) ? [TWICE] : []),
  ];
  return [...messages.map((message) => ({ message, file, line })), ...placeholderNotes(list)];
}

/** Where an environment's module is only a placeholder. */
export function placeholderNotes({ hasPlaceholder, file, line }: StringList): Note[] {
  const message =
    'Your settings can also be loaded without a module that sets MIDDLEWARE; then Django has no session.';
  return hasPlaceholder === true ? [{ message, file, line }] : [];
}

function hasTwo(value: ListValue): boolean {
  return value.items.filter(isSurely(sessionOf(value))).length > 1;
}

function hasUnknownBefore(value: ListValue): boolean {
  const isAnywhere = value.items.some((item) => isUnknown(item) && item.anywhere === true);
  return isAnywhere || namesBefore(value).includes(undefined);
}

/** The elements that stand before the session. */
function namesBefore(value: ListValue): readonly (string | undefined)[] {
  return namesOf(value).slice(0, sessionIndex(value.items));
}

/** In the response it may do so; how it does is not followed, and the project runs with it. */
function earlyReader(name: string | undefined): string {
  return `${String(name)} comes before SessionMiddleware and uses request.session, which works only in the response.`;
}

/** Why it stands where it stands, only its authors know. */
function ownClass(name: string, values: readonly ListValue[], reads: Reads): string {
  const message = `${name} loads the session like Django's SessionMiddleware and replaces it`;
  const reader = values.map((value) => readerOf(value, reads)).find((one) => one !== undefined);
  return reader === undefined ? `${message}.` : `${message}; its position is kept, after ${reader}.`;
}
