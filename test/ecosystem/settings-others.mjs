/** @import { Values } from './settings-rules.mjs' */

export const APP = 'django.contrib.sessions';
export const MIDDLEWARE = 'django.contrib.sessions.middleware.SessionMiddleware';
export const SECRET_NAME = 'WRISTBAND_SESSION_SECRET';

/** Names that are wanted, and checked elsewhere. */
const OWN = new Set([
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  'SESSION_COOKIE_SECURE',
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
  SECRET_NAME,
]);
/** Names that reading the secret may bring along. */
const HELPING = new Set(['os', 'load_dotenv']);

/**
 * All names that nobody asked to change.
 * @param {Values} before
 * @param {Values} after
 * @param {ReadonlySet<string>} unsteady
 * @param {boolean} consent
 * @returns {string[]}
 */
export function checkOthers(before, after, unsteady, consent) {
  const lost = Object.keys(before.names).filter((name) => !(name in after.names) && !unsteady.has(name));
  const added = Object.keys(after.names).filter(
    (name) => !(name in before.names) && !OWN.has(name) && !HELPING.has(name) && !unsteady.has(name),
  );
  const changed = Object.keys(before.names).filter(
    (name) =>
      name in after.names &&
      before.names[name] !== after.names[name] &&
      !OWN.has(name) &&
      !unsteady.has(name) &&
      // `os.environ.get` shows the whole environment.
      !before.names[name].startsWith('<bound method') &&
      !gainedSession(before, after, name, consent) &&
      !turnedSwitch(before, after, name) &&
      !gainedVariable(before.names[name], after.names[name]) &&
      !gainedAttributes(before.names[name], after.names[name]),
  );
  return [
    ...lost.map((name) => `${name} is gone`),
    ...added.map((name) => `${name} is new`),
    ...changed.map((name) => `${name} changed: ${difference(before.names[name], after.names[name])}`),
  ];
}

/** The engine needs these; they are added with consent. */
const NEEDED = ['django.contrib.auth', 'django.contrib.contenttypes'];

/** A list that is the same but for the session app or middleware, or for its place. */
function gainedSession(before, after, name, consent) {
  const old = before.lists[name];
  const now = after.lists[name];
  if (old === undefined || now === undefined) return false;
  const sameKind = before.names[name].split(' ')[0] === after.names[name].split(' ')[0];
  const gains = [APP, MIDDLEWARE, ...(consent ? NEEDED : [])].map(quoted);
  const others = (list) => list.filter((item) => !gains.includes(item)).join('\n');
  return sameKind && others(old) === others(now) && now.length >= old.length;
}

/** The vendor's own dict with its switch for insecure cookies turned, or added. */
function turnedSwitch(before, after, name) {
  const without = (text) => text.replace(/(, )?'dangerously_disable_secure_cookies': (True|False)/, '');
  return name === 'WRISTBAND_AUTH' && without(before.names[name]) === without(after.names[name]);
}

/** A copy of the environment that has the secret now. */
function gainedVariable(before, after) {
  const without = (text) => text.replace(new RegExp(`(, )?'${SECRET_NAME}': '[^']*'`), '');
  return after !== without(after) && without(before) === without(after);
}

/** A class of settings that has the wanted ones now: its attributes, but not those that were there before. */
function gainedAttributes(before, after) {
  if (!before.startsWith('<class ')) return false;
  const added = [...OWN].filter((name) => !before.includes(`${name}=`));
  const without = (text) =>
    added.reduce((left, name) => left.replace(new RegExp(`(, )?\\b${name}=('[^']*'|\\w+)`), ''), text);
  return without(after) === before;
}

function difference(before, after) {
  let from = 0;
  while (before[from] !== undefined && before[from] === after[from]) from += 1;
  return `${before.slice(from, from + 40)} → ${after.slice(from, from + 40)}`;
}

export function quoted(text) {
  return `'${text}'`;
}
