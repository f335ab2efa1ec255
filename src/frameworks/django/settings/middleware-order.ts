import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { evaluatorOf } from './evaluation.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { possibleValues } from './possible-values.js';
import { settersOf } from './setting.js';
import type { Item, ListValue } from './string-list.js';

/** These answer or shape a response before any session is needed (Django's "Middleware ordering", WhiteNoise's guide). */
const BEFORE: ReadonlySet<string> = new Set([
  'django.middleware.security.SecurityMiddleware',
  'whitenoise.middleware.WhiteNoiseMiddleware',
  'django.middleware.cache.UpdateCacheMiddleware',
  'django.middleware.gzip.GZipMiddleware',
]);

export function isBeforeSession(name: string | undefined): name is string {
  return name !== undefined && BEFORE.has(name);
}

/** These belong after the session by Django's own order; those of `django.contrib` read it. */
const AFTER: ReadonlySet<string> = new Set([
  'django.middleware.locale.LocaleMiddleware',
  'django.middleware.common.CommonMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.auth.middleware.LoginRequiredMiddleware',
  'django.contrib.auth.middleware.RemoteUserMiddleware',
  'django.contrib.auth.middleware.PersistentRemoteUserMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
]);

/** Whether a middleware opens `request.session` while it handles a request, so that it fails where it stands before the session. */
export type Reads = (name: string | undefined) => boolean;

/**
 * The readers for a settings module: Csrf- is one where CSRF_USE_SESSIONS is on, or may be, and Message- unless it keeps
 * messages in cookies. What only code that isn't here may set is as Django has it.
 */
export function readersOf(graph: ModuleGraph, module: string): Reads {
  const isUnset = settersOf(graph, module, 'CSRF_USE_SESSIONS').length === 0;
  const isOff =
    isUnset ||
    possibleValues(evaluatorOf(graph), module, 'CSRF_USE_SESSIONS').every(
      (value) => value.kind === 'unset' || (value.kind === 'plain' && value.value === false),
    );
  const messagesInCookie = possibleValues(evaluatorOf(graph), module, 'MESSAGE_STORAGE').every(
    (value) => value.kind === 'plain' && value.value === COOKIE_STORAGE,
  );
  return (name) => isReader(name, { csrfInSession: !isOff, messagesInCookie });
}

const COOKIE_STORAGE = 'django.contrib.messages.storage.cookie.CookieStorage';

/** What decides whether a middleware of Django's reads the session. */
interface Keeping {
  /** Whether CSRF_USE_SESSIONS is on, or may be. */
  readonly csrfInSession: boolean;
  /** Whether MESSAGE_STORAGE is the one that needs no session. */
  readonly messagesInCookie: boolean;
}

export function isReader(name: string | undefined, { csrfInSession, messagesInCookie }: Keeping): boolean {
  if (name === undefined || !AFTER.has(name)) return false;
  if (name === 'django.middleware.csrf.CsrfViewMiddleware') return csrfInSession;
  const isOfMessages = name === 'django.contrib.messages.middleware.MessageMiddleware';
  return name.startsWith('django.contrib.') && !(isOfMessages && messagesInCookie);
}

/** Not made for an engine of somebody else's: they hand their own arguments to the session store. */
export const OWN_ENGINE: ReadonlySet<string> = new Set([
  'user_sessions.middleware.SessionMiddleware',
  'qsessions.middleware.SessionMiddleware',
]);

type Names = readonly (string | undefined)[];

/** An element, as far as it may be the session. */
type Element = Pick<Item, 'value' | 'isOther'>;

/** Whether it has the name of Django's SessionMiddleware, or of what may be a subclass of it. */
export function isNamedLikeSession(name: string | undefined): boolean {
  return name !== undefined && /(^|\.)\w*SessionMiddleware$/.test(name);
}

/** By its name: Django's SessionMiddleware, or what may be a subclass of it; not what is known to be something else. */
export function looksLikeSession({ value, isOther }: Element): boolean {
  return isOther !== true && isNamedLikeSession(value);
}

/** Whether the order of an added element matters to the session. */
export function isOrdered(item: Element, reads: Reads): boolean {
  return item.value === undefined || looksLikeSession(item) || reads(item.value);
}

/** The index of the middleware that opens the session: Django's own, else a subclass; -1 when there is none. */
export function sessionIndex(items: readonly Element[]): number {
  const own = items.findIndex(({ value }) => value === SESSION_MIDDLEWARE);
  return own >= 0 ? own : items.findIndex(looksLikeSession);
}

/** The first element before number `session` that reads the session. */
export function misplacedBefore(names: Names, session: number, reads: Reads): string | undefined {
  return names.slice(0, session).find(reads);
}

/** The index at which SessionMiddleware belongs. */
export function sessionPlace(items: Names, reads: Reads): number {
  const firstAfter = items.findIndex((name) => name !== undefined && (AFTER.has(name) || reads(name)));
  const head = firstAfter < 0 ? items : items.slice(0, firstAfter);
  return head.findLastIndex((name) => name !== undefined && BEFORE.has(name)) + 1;
}

/** The elements in order; undefined for one that is no plain string. */
export function namesOf({ items }: ListValue): Names {
  return items.map(({ value }) => value);
}

/** The element that reads the session and comes before it. */
export function readerOf(value: ListValue, reads: Reads): string | undefined {
  return misplacedBefore(namesOf(value), sessionIndex(value.items), reads);
}

/** The first element before the session that belongs after it by Django's own order. */
export function followerOf(value: ListValue): string | undefined {
  const before = namesOf(value).slice(0, sessionIndex(value.items));
  return before.find((name) => name !== undefined && AFTER.has(name));
}

/** The middleware that opens the session, in a list that has one. */
export function sessionOf({ items }: ListValue): string {
  return items[sessionIndex(items)]?.value ?? SESSION_MIDDLEWARE;
}
