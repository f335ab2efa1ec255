import { SESSION_MIDDLEWARE } from './names.js';
import type { ListValue } from './string-list.js';

/** These answer or shape a response before any session is needed (Django's "Middleware ordering", WhiteNoise's guide). */
const BEFORE: ReadonlySet<string> = new Set([
  'django.middleware.security.SecurityMiddleware',
  'whitenoise.middleware.WhiteNoiseMiddleware',
  'django.middleware.cache.UpdateCacheMiddleware',
  'django.middleware.gzip.GZipMiddleware',
]);

/** These read `request.session`, or belong after it by Django's own order. */
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

/** Not made for an engine of somebody else's: they hand their own arguments to the session store. */
export const OWN_ENGINE: ReadonlySet<string> = new Set([
  'user_sessions.middleware.SessionMiddleware',
  'qsessions.middleware.SessionMiddleware',
]);

/** Whether a middleware opens `request.session` itself; the others of {@link AFTER} only belong after it by custom. */
export function readsSession(name: string | undefined): boolean {
  return name !== undefined && AFTER.has(name) && name.startsWith('django.contrib.');
}

type Items = readonly (string | undefined)[];

/** By its name: Django's SessionMiddleware, or what may be a subclass of it. */
export function looksLikeSession(name: string | undefined): name is string {
  return name !== undefined && /(^|\.)\w*SessionMiddleware$/.test(name);
}

/** Whether the order of an added element matters to the session. */
export function isOrdered(name: string | undefined): boolean {
  return name === undefined || looksLikeSession(name) || AFTER.has(name);
}

/** The index of the middleware that opens the session: Django's own, else a subclass; -1 when there is none. */
export function sessionIndex(items: Items): number {
  const own = items.indexOf(SESSION_MIDDLEWARE);
  return own >= 0 ? own : items.findIndex(looksLikeSession);
}

/** The element that comes before the session but must come after it. */
export function misplacedBefore(items: Items, session: number): string | undefined {
  return items.slice(0, session).find((name) => name !== undefined && AFTER.has(name));
}

/** The index at which SessionMiddleware belongs. */
export function sessionPlace(items: Items): number {
  const firstAfter = items.findIndex((name) => name !== undefined && AFTER.has(name));
  const head = firstAfter < 0 ? items : items.slice(0, firstAfter);
  return head.findLastIndex((name) => name !== undefined && BEFORE.has(name)) + 1;
}

/** The elements in order; undefined for one that is no plain string. */
export function namesOf({ items }: ListValue): Items {
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
