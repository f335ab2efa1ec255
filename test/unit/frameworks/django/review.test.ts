import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/frameworks/django/index.js';
import { itemValues } from '../../../../src/frameworks/django/settings/possible-values.js';
import { evaluatorOf } from '../../../../src/frameworks/django/settings/evaluation.js';
import { answers, parsed, searchIn } from './support.js';

const ENGINE = "SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'";
const SECRET = "WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']";
const SECURE = 'SESSION_COOKIE_SECURE = True';
const SESSION = "    'django.contrib.sessions.middleware.SessionMiddleware',\n";
const AUTH = "    'django.contrib.auth.middleware.AuthenticationMiddleware',\n";

const BASE = `import os

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]
MIDDLEWARE = [
${SESSION}${AUTH}]
${ENGINE}
${SECURE}
${SECRET}
`;

/** What Django would make of the planned texts, were they these. */
async function effectsOf(files: Readonly<Record<string, string>>, insecureDev = false) {
  const search = await searchIn({
    'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.main')\n",
    'requirements.txt': 'Django==5.2\n',
    'shop/settings/base.py': BASE,
    'shop/settings/main.py': 'from .base import *\n',
    'shop/settings/live.py': 'from .base import *\n',
  });
  const changeSet = (await detect(search)).changeSet(answers({ values: { insecureDev } }));
  const effects = changeSet.review?.(new Map(Object.entries(files)));
  const told = ({ file = '', line, message }: { file?: string; line?: number; message: string }) =>
    `${file}:${String(line ?? '')} ${message}`;
  return {
    wrong: (effects?.blocked ?? []).map((one) => told({ ...one, message: one.reason })),
    manual: (effects?.blocked ?? []).map(({ manual }) => manual),
    elsewhere: (effects?.notes ?? []).map(told),
    unknown: (effects?.unknown ?? []).map(told),
  };
}

const base = (text: string) => effectsOf({ 'shop/settings/base.py': text });
const main = (line: string) => effectsOf({ 'shop/settings/main.py': `from .base import *\n${line}\n` });
const live = (line: string) => effectsOf({ 'shop/settings/live.py': `from .base import *\n${line}\n` });
const NOTHING = { wrong: [], manual: [], elsewhere: [], unknown: [] };

describe('what Django would make of the session', () => {
  it('is nothing to speak of where all is in place', async () => {
    expect(await effectsOf({})).toEqual(NOTHING);
  });

  it.each([
    ["SESSION_ENGINE = 'x'", "SESSION_ENGINE is 'x'"],
    ['SESSION_COOKIE_SECURE = False', 'SESSION_COOKIE_SECURE is False'],
    ['WRISTBAND_SESSION_SECRET = None', 'WRISTBAND_SESSION_SECRET is None'],
    ["INSTALLED_APPS = ['django.contrib.auth']", 'INSTALLED_APPS is missing django.contrib.contenttypes'],
    ['MIDDLEWARE = []', 'MIDDLEWARE is missing django.contrib.sessions.middleware.SessionMiddleware'],
    ['if True:\n    SESSION_ENGINE = None', 'SESSION_ENGINE is None'],
  ])('%s is wrong in the module that manage.py names', async (line, message) => {
    const { wrong, manual, unknown } = await main(line);
    const [, number = ''] = /:(\d+) /.exec(wrong[0] ?? '') ?? [];
    expect(['2', '3']).toContain(number);
    expect(wrong).toEqual([
      `shop/settings/main.py:${number} The edited settings wouldn't take effect: ${message}.`,
    ]);
    expect(manual[0]).toContain('shop/settings/main.py');
    expect(unknown).toEqual([]);
  });

  it.each([
    [BASE.replace(SECRET, ''), 'WRISTBAND_SESSION_SECRET is not set'],
    [BASE.replace(ENGINE, ''), 'SESSION_ENGINE is not set'],
    [BASE.replace(SESSION + AUTH, AUTH + SESSION), 'SessionMiddleware comes after'],
  ])('is wrong where the base is (%#)', async (text, message) => {
    expect((await base(text)).wrong).toEqual([expect.stringContaining(message)]);
  });

  it('is right where the session is opened twice', async () => {
    const session = "'django.contrib.sessions.middleware.SessionMiddleware'";
    expect(await main(`MIDDLEWARE += [${session}]`)).toEqual(NOTHING);
    expect(await main(`if ${session} not in MIDDLEWARE:\n    MIDDLEWARE += [${session}]`)).toEqual(NOTHING);
  });

  it.each([
    'SESSION_COOKIE_SECURE = not DEBUG',
    "SESSION_COOKIE_SECURE = env.bool('SECURE')",
    "SESSION_COOKIE_SECURE = False\nif os.environ.get('LIVE'):\n    SESSION_COOKIE_SECURE = True",
    "WRISTBAND_SESSION_SECRET = 'a-literal-of-the-user-0123456789-abc'",
    "MIDDLEWARE += ['shop.middleware.Metrics']",
    "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware'] + MIDDLEWARE",
    'SESSION_COOKIE_HTTPONLY = False',
  ])('is the user’s own affair: %j', async (line) => {
    expect(await main(line)).toEqual(NOTHING);
  });

  it.each([
    ['SESSION_ENGINE = engine_of(DEBUG)', "Can't tell whether SESSION_ENGINE is "],
    ['MIDDLEWARE = middleware_of(DEBUG)', "Can't tell whether MIDDLEWARE has "],
  ])("can't be determined: %s", async (line, message) => {
    const { wrong, unknown } = await main(line);
    expect(wrong).toEqual([]);
    expect(unknown).toEqual([expect.stringContaining(`shop/settings/main.py:2 ${message}`)]);
  });

  it.each([
    'globals().update(read())',
    'from house_settings.email import *',
    'from house_settings.email import *\nfrom house_settings.https import *',
  ])('is noted once where code may change it: %j', async (line) => {
    const changes = "Can't tell whether this changes INSTALLED_APPS, MIDDLEWARE, SESSION_ENGINE";
    expect(await main(line)).toEqual({
      ...NOTHING,
      elsewhere: [`shop/settings/main.py:2 ${changes}; assuming that it doesn't.`],
    });
  });

  it('is only noted in settings that manage.py does not name', async () => {
    expect(
      await live("MIDDLEWARE = ['django.contrib.messages.middleware.MessageMiddleware'] + MIDDLEWARE"),
    ).toEqual({
      ...NOTHING,
      elsewhere: [expect.stringContaining('shop/settings/live.py:2 ')],
    });
  });

  it.each([
    ["SESSION_ENGINE = 'x'", "With shop/settings/live.py, SESSION_ENGINE is 'x'."],
    ['SESSION_COOKIE_SECURE = False', 'With shop/settings/live.py, SESSION_COOKIE_SECURE is False.'],
    ["SESSION_COOKIE_SECURE = env.bool('S')", "Can't tell whether SESSION_COOKIE_SECURE is True: "],
    ['SESSION_COOKIE_HTTPONLY = False', 'With shop/settings/live.py, SESSION_COOKIE_HTTPONLY is False.'],
    ["SESSION_COOKIE_SAMESITE = 'None'", "With shop/settings/live.py, SESSION_COOKIE_SAMESITE is 'None'."],
    ['WRISTBAND_SESSION_SECRET = None', 'With shop/settings/live.py, WRISTBAND_SESSION_SECRET is None.'],
    ['INSTALLED_APPS = []', 'With shop/settings/live.py, INSTALLED_APPS is missing django.contrib.auth.'],
    ['MIDDLEWARE = middleware_of(DEBUG)', "Can't tell whether MIDDLEWARE has "],
    ['globals().update(read())', "Can't tell how shop/settings/live.py configures the session: "],
  ])('is noted once in other settings: %s', async (line, message) => {
    expect(await live(line)).toEqual({
      ...NOTHING,
      elsewhere: [expect.stringContaining(`shop/settings/live.py:2 ${message}`)],
    });
  });

  it.each([
    "SESSION_COOKIE_SAMESITE = 'Strict'",
    'SESSION_COOKIE_HTTPONLY = True',
    'SESSION_COOKIE_AGE = 60',
  ])('has nothing to say of other settings with %s', async (line) => {
    expect(await live(line)).toEqual(NOTHING);
  });

  it('follows --insecure-dev', async () => {
    const insecure = BASE.replace('SECURE = True', 'SECURE = False');
    expect((await effectsOf({}, true)).wrong).toEqual([
      expect.stringContaining('SESSION_COOKIE_SECURE is True'),
    ]);
    expect(await effectsOf({ 'shop/settings/base.py': insecure }, true)).toEqual(NOTHING);
  });
});

describe('one key of a dict', () => {
  it.each([
    ['', '-'],
    ["A = {'k': True}\n", 'true'],
    ["A = {'k': True, 'k': False}\n", 'false'],
    ["A = {'other': True}\n", '-'],
    ['A = dict(k=True)\n', 'true'],
    ["A = {'k': True}\nA['k'] = False\n", 'false'],
    ["A = {'k': True}\nA['other'] = False\n", 'true'],
    ["A = {'k': True}\nA[name] = False\n", '?'],
    ["A = {'k': True}\nA.update(k=False)\n", 'false'],
    ["A = {}\nA.update({'k': True}, other=1)\n", 'true'],
    ["A = {'k': True}\nA |= {'k': False}\n", 'false'],
    ["A = {'k': True}\nA = A | {'other': 1}\n", 'true'],
    ["A = {'k': True}\nA = {**A, 'other': 1}\n", 'true'],
    ["A = {'k': True}\nA = {'other': 1}\n", '-'],
    ["A = {'k': True, **more}\n", '?'],
    ['A = read()\n', '?'],
    ["DEBUG = False\nA = {'k': DEBUG}\n", 'false'],
    ["DEBUG = False\nA = {}\nif DEBUG:\n    A['k'] = True\n", '-'],
    ["A = {}\nif read():\n    A['k'] = True\n", '- true'],
    ["A = {'k': True}\ndel A['k']\n", '?'],
    ['from .auth import A\n', 'true'],
    ["from .auth import A\nA['k'] = False\n", 'false'],
    ['from .auth import B as A\n', '?'],
    ['from .missing import A\n', '?'],
  ])('%j', (text, values) => {
    const modules = new Map([
      ['settings.py', parsed(text)],
      ['auth.py', parsed("A = {'k': True}\nB = read()\n")],
    ]);
    const found = itemValues(evaluatorOf({ app: '', modules }), 'settings.py', 'A', 'k').map((value) =>
      value.kind === 'plain' ? JSON.stringify(value.value) : value.kind === 'unknown' ? '?' : '-',
    );
    expect(found.sort().join(' ')).toBe(values);
  });
});
