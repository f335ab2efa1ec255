import { SECRET } from './planning.mjs';
import { APP, checkOthers, MIDDLEWARE, quoted, SECRET_NAME } from './settings-others.mjs';

const ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies';

/** Wanted values as the probe shows them; the recommended ones only for names that were not there. */
const REQUIRED = { SESSION_ENGINE: `'${ENGINE}'` };
const RECOMMENDED = {
  SESSION_COOKIE_AGE: '3600',
  SESSION_COOKIE_HTTPONLY: 'True',
  SESSION_COOKIE_SAMESITE: "'Lax'",
};

const AFTER_SESSION = [
  'django.middleware.locale.LocaleMiddleware',
  'django.middleware.common.CommonMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
];
const BEFORE_SESSION = [
  'django.middleware.security.SecurityMiddleware',
  'whitenoise.middleware.WhiteNoiseMiddleware',
];

/**
 * What the probe says of one settings module.
 * @typedef {object} Values
 * @property {Record<string, string>} names
 * @property {Record<string, string[]>} lists
 * @property {string | null} secret
 * @property {string[]} literals
 * @property {string[]} sessionMiddleware
 * @property {string[]} envFiles
 */

/**
 * What is wrong with the values that a settings module ends up with.
 * @param {Values} before
 * @param {Values} after
 * @param {ReadonlySet<string>} unsteady names that differ from run to run by themselves
 * @param {boolean} consent the user said yes to replacing what stands in the way
 * @returns {string[]}
 */
export function checkValues(before, after, unsteady, consent) {
  return [
    ...checkConsent(before, after, consent),
    ...checkWanted(before, after),
    ...checkSecret(before, after),
    ...checkApps(after.lists.INSTALLED_APPS),
    ...checkMiddleware(before, after),
    ...checkOthers(before, after, unsteady, consent),
  ];
}

function checkConsent({ names: { SESSION_ENGINE: engine } }, after, consent) {
  // Django's own engines are what the user asked to replace.
  const isOthers = engine !== undefined && !engine.startsWith("'django.contrib.sessions.backends.");
  const replaced = isOthers && engine !== after.names.SESSION_ENGINE;
  return replaced && !consent ? [`SESSION_ENGINE ${engine} was replaced without consent`] : [];
}

function checkWanted(before, after) {
  const differing = (wanted) =>
    Object.entries(wanted)
      .filter(([name, value]) => after.names[name] !== value)
      .map(([name]) => `${name} is ${after.names[name] ?? 'not set'}`);
  const kept = Object.fromEntries(
    Object.entries(RECOMMENDED).map(([name, value]) => [name, before.names[name] ?? value]),
  );
  const name = 'SESSION_COOKIE_SECURE';
  // Whose engine it is already has chosen a cookie, too.
  const isChosen = before.names.SESSION_ENGINE === REQUIRED.SESSION_ENGINE;
  const own = before.names[name] !== undefined && (isChosen || !after.literals.includes(name));
  const secure = own ? before.names[name] : 'True';
  return differing({ ...REQUIRED, ...kept, [name]: secure });
}

function checkSecret(before, after) {
  const expected = before.secret ?? SECRET;
  if (after.secret === null) return [`${SECRET_NAME} is not set`];
  if (after.secret.length < 32) return [`${SECRET_NAME} has ${after.secret.length} characters`];
  return after.secret === expected ? [] : [`${SECRET_NAME} is not the one that was planned`];
}

function checkApps(apps) {
  // A part of the settings that others take in need not have the list.
  if (apps === undefined) return [];
  const times = apps.filter((app) => app === quoted(APP)).length;
  return times === 1 ? [] : [`${APP} is in INSTALLED_APPS ${times} times`];
}

function checkMiddleware(before, after) {
  const { sessionMiddleware: sessions } = after;
  // What stands in for a function of a package gives no list; the plan says that it doesn't know either.
  if (before.lists.MIDDLEWARE === undefined && before.names.MIDDLEWARE !== undefined && sessions.length === 0)
    return [];
  // A second one that was there, as of djangosaml2, keeps a session of its own.
  const wanted = Math.max(1, before.sessionMiddleware.length);
  if (sessions.length !== wanted) return [`${sessions.length} session middlewares`];
  // One that was there may stay where it was; that is the user's order.
  const list = after.lists.MIDDLEWARE ?? [];
  const stayed = before.sessionMiddleware.length > 0 && before.names.MIDDLEWARE === after.names.MIDDLEWARE;
  if (stayed) return [];
  const at = list.indexOf(quoted(MIDDLEWARE));
  const place = (/** @type {string} */ name) => list.indexOf(quoted(name));
  const late = AFTER_SESSION.filter((name) => place(name) >= 0 && place(name) < at);
  const first = Math.min(...AFTER_SESSION.map(place).filter((index) => index >= 0));
  // In a list that has Security after Common there is no place that is right for both.
  const early = BEFORE_SESSION.filter((name) => place(name) > at && place(name) < first);
  return [...late, ...early].map((name) => `the session middleware is on the wrong side of ${name}`);
}
