import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SESSION_MIDDLEWARE } from '../../../../src/frameworks/django/settings/names.js';
import { readStringList } from '../../../../src/frameworks/django/settings/string-list.js';
import { addMiddleware } from '../../../../src/frameworks/django/changes/session-middleware.js';
import { SITE, answers, edited, parsed, run } from './support.js';

const SECURITY = 'django.middleware.security.SecurityMiddleware';
const WHITENOISE = 'whitenoise.middleware.WhiteNoiseMiddleware';
const LOCALE = 'django.middleware.locale.LocaleMiddleware';
const COMMON = 'django.middleware.common.CommonMiddleware';
const AUTHENTICATION = 'django.contrib.auth.middleware.AuthenticationMiddleware';
const MESSAGES = 'django.contrib.messages.middleware.MessageMiddleware';
const CORS = 'corsheaders.middleware.CorsMiddleware';

const write = (names: readonly string[]) =>
  `MIDDLEWARE = [\n${names.map((name) => `    '${name}',\n`).join('')}]\n`;

function namesIn(text: string): readonly (string | undefined)[] {
  const list = readStringList(
    { app: '', modules: new Map([['settings.py', parsed(text)]]) },
    'settings.py',
    'MIDDLEWARE',
  );
  const [value] = list.kind === 'list' ? list.values : [];
  return (value?.items ?? []).filter(({ place }) => place !== undefined).map((item) => item.value);
}

const change = (force = false, readers: readonly string[] = []) =>
  addMiddleware(SITE, answers({ force }), {
    subclasses: new Set(),
    foreign: new Set(),
    readers: new Set(readers),
  });

describe('SessionMiddleware', () => {
  it.each([
    [[], 0],
    [[SECURITY], 1],
    [[SECURITY, WHITENOISE, COMMON], 2],
    [[CORS, SECURITY, COMMON, AUTHENTICATION], 2],
    [[COMMON, SECURITY, AUTHENTICATION], 0],
    [[CORS, COMMON], 0],
    [[MESSAGES], 0],
    [[LOCALE, SECURITY], 0],
  ])('joins %j as number %i', (names, index) => {
    expect(namesIn(edited(change(), write(names)))).toEqual(names.toSpliced(index, 0, SESSION_MIDDLEWARE));
  });

  it('is left where the guide puts it: first', () => {
    const text = write([SESSION_MIDDLEWARE, SECURITY, AUTHENTICATION]);
    expect(run(change(), text)).toMatchObject({ kind: 'unchanged' });
  });

  it.each([
    [COMMON, SESSION_MIDDLEWARE, AUTHENTICATION],
    [LOCALE, CORS, SECURITY, SESSION_MIDDLEWARE, MESSAGES],
    ['django.middleware.csrf.CsrfViewMiddleware', SESSION_MIDDLEWARE],
    ['shop.middleware.Basket', SESSION_MIDDLEWARE],
  ])('is left behind what does not read the session: %j', (...names) => {
    expect(run(change(), write(names))).toMatchObject({ kind: 'unchanged', notes: [] });
  });

  it.each(['True', 'read()', 'DEBUG'])(
    'comes before CsrfViewMiddleware with CSRF_USE_SESSIONS = %s',
    (value) => {
      const text = write(['django.middleware.csrf.CsrfViewMiddleware', SESSION_MIDDLEWARE]);
      const result = run(change(), `${text}CSRF_USE_SESSIONS = ${value}\n`);
      expect(result).toMatchObject({ kind: 'blocked', consent: expect.stringContaining('Csrf') });
      expect(run(change(), `${text}CSRF_USE_SESSIONS = False\n`)).toMatchObject({ kind: 'unchanged' });
    },
  );

  it("comes before a reader of the project's own, which is only noted where it is there already", () => {
    const own = 'shop.middleware.Basket';
    expect(namesIn(edited(change(false, [own]), write([own, SECURITY, COMMON])))[0]).toBe(SESSION_MIDDLEWARE);
    expect(run(change(false, [own]), write([own, SESSION_MIDDLEWARE]))).toMatchObject({
      kind: 'unchanged',
      notes: [{ message: expect.stringContaining(own) }],
    });
  });

  it('is moved with consent only', () => {
    const text = write([SECURITY, AUTHENTICATION, SESSION_MIDDLEWARE]);
    expect(run(change(), text)).toMatchObject({
      kind: 'blocked',
      line: 1,
      consent: expect.stringContaining('move'),
    });
    expect(namesIn(edited(change(true), text))).toEqual([SECURITY, SESSION_MIDDLEWARE, AUTHENTICATION]);
  });

  it.each([
    ["MIDDLEWARE = [\n    'a',\n] + EXTRA\n", 'non-literal entries'],
    ['MIDDLEWARE = [*BASE]\n', "built by code that can't be followed"],
    [`${write([SECURITY])}MIDDLEWARE += EXTRA\n`, 'non-literal entries'],
    [`${write([SECURITY])}MIDDLEWARE.remove(NAME)\n`, "goes through code that can't be followed"],
    [`${write([SECURITY])}MIDDLEWARE.insert(at, '${AUTHENTICATION}')\n`, "can't be determined"],
    [`${write([SECURITY])}if DEBUG:\n    MIDDLEWARE += ['${SESSION_MIDDLEWARE}']\n`, "can't be determined"],
    [`${write([SECURITY])}if DEBUG:\n    MIDDLEWARE = []\n`, 'is certain to be right'],
    [
      `${write([SECURITY])}def patch():\n    global MIDDLEWARE\n    MIDDLEWARE = []\npatch()\n`,
      "can't be determined here",
    ],
    [`${write([SECURITY])}ALIAS = MIDDLEWARE\npatch(ALIAS)\n`, "goes through code that can't be followed"],
    [`${write([SECURITY])}patch(MIDDLEWARE)\n`, "goes through code that can't be followed"],
    [`OTHER = ${write([SECURITY])}OTHER.sort()\n`, "goes through code that can't be followed"],
    [`if DEBUG:\n    MIDDLEWARE = []\n`, "can't be determined here"],
    ['', 'not set in this file'],
  ])('is not guessed into %j', (text, reason) => {
    expect(run(change(true), text)).toMatchObject({
      kind: 'blocked',
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    `${write([SECURITY])}MIDDLEWARE.append('x')\nif DEBUG:\n    MIDDLEWARE.insert(0, 'y')\n    MIDDLEWARE.append('z')\n`,
    `${write([SECURITY])}MIDDLEWARE.append('${AUTHENTICATION}')\n`,
    `${write([SECURITY])}def patch():\n    MIDDLEWARE.append('x')\n`,
    `MIDDLEWARE = []\n${write([SECURITY])}`,
    `${write([SECURITY])}COUNT = len(MIDDLEWARE)\nHAS = 'x' in MIDDLEWARE\n`,
    `${write([SECURITY])}class Other:\n    MIDDLEWARE = []\n`,
    `${write([SECURITY])}def other():\n    MIDDLEWARE = []\n`,
  ])('joins in spite of what does not matter: %j', (text) => {
    expect(namesIn(edited(change(), text))).toEqual([SECURITY, SESSION_MIDDLEWARE]);
  });

  it.each([
    'patch(MIDDLEWARE)',
    'MIDDLEWARE = patched(MIDDLEWARE)',
    'APPS, MIDDLEWARE = patched([], MIDDLEWARE)',
    'MIDDLEWARE = Setup.extend(MIDDLEWARE)',
    'MIDDLEWARE.remove(NAME)',
    'setattr(sys.modules[__name__], NAME, [])',
  ])('joins the literal before %s', (line) => {
    const text = write([SECURITY, AUTHENTICATION]);
    const joined = write([SECURITY, SESSION_MIDDLEWARE, AUTHENTICATION]);
    expect(edited(change(), `${text}${line}\n`)).toBe(`${joined}${line}\n`);
    expect(run(change(), `${joined}${line}\n`)).toMatchObject({ kind: 'unchanged' });
  });

  it('ends up before what reads the session, and nothing else moves', () => {
    const pool = [SECURITY, WHITENOISE, COMMON, AUTHENTICATION, MESSAGES, CORS, SESSION_MIDDLEWARE];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool), fc.boolean(), fc.boolean(), (names, oneLine, comments) => {
        const lines = names.map((name) => `    '${name}',${comments ? '  # why' : ''}\n`).join('');
        const text = oneLine
          ? `MIDDLEWARE = (${names.map((name) => `'${name}',`).join(' ')})\n`
          : `MIDDLEWARE = [\n${lines}]\n`;
        const after = namesIn(edited(change(true), text));
        const session = after.indexOf(SESSION_MIDDLEWARE);
        const readers = [AUTHENTICATION, MESSAGES].map((name) => after.indexOf(name));
        expect(readers.every((reader) => reader < 0 || session < reader)).toBe(true);
        const others = (list: readonly (string | undefined)[]) =>
          list.filter((name) => name !== SESSION_MIDDLEWARE);
        expect(others(after)).toEqual(others(names));
        expect(after.length).toBe(others(after).length + 1);
      }),
    );
  });
});
