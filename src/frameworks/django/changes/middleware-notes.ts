import type { Note } from '../../../model/change.js';
import type { StringList } from '../settings/lists/string-list.js';
import type { ListValue } from '../settings/lists/value.js';
import { namesOf, readerOf, sessionOf } from '../settings/middleware-names.js';
import { OWN_ENGINE, sessionIndex } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';

const OPEN = 'Not all that stands before SessionMiddleware in MIDDLEWARE can be told; its place is kept.';

/** What there is to say of a list in which the session is in order. */
export function notesOn({ values, file, line }: StringList): Note[] {
  const others = new Set(values.map(sessionOf).filter((name) => name !== SESSION_MIDDLEWARE));
  const messages = [
    ...[...others].map((name) => ownClass(name, values)),
    ...(values.some(isOpen) ? [OPEN] : []),
  ];
  return messages.map((message) => ({ message, file, line }));
}

function isOpen(value: ListValue): boolean {
  const names = namesOf(value);
  return names.slice(0, sessionIndex(names)).includes(undefined);
}

/** Why it stands where it stands, only its authors know. */
function ownClass(name: string, values: readonly ListValue[]): string {
  const message = `${name} opens the session as Django's SessionMiddleware does, and takes its place`;
  const reader = values.map(readerOf).find((one) => one !== undefined);
  return reader === undefined ? `${message}.` : `${message}; it is left where it is, after ${reader}.`;
}

/** Why a class with such a name is not taken for the session's. */
export function doubt(name: string): string {
  return OWN_ENGINE.has(name)
    ? `${name} works with its own session engine only.`
    : `${name} may take the place of Django's SessionMiddleware; whether it does cannot be told.`;
}
