import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/arguments.js';
import { frameworks } from '../../../../src/frameworks/index.js';
import { run } from '../../../../src/core/run.js';
import { openTestContext } from '../../../support/context.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

const SECRET = 'a-session-secret-of-enough-length-123456';

const BASE = `import os

SECRET_KEY = os.environ['SECRET_KEY']
DEBUG = False

INSTALLED_APPS = [
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
]
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_AGE = 3600
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = 'Lax'
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']
`;

const STAR = 'from .base import *\n\n';

function names(module: string): string {
  return `import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.${module}')\n`;
}

/** A project in which all is in place, with other files laid over it. */
function project(files: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'manage.py': names('local'),
    'requirements.txt': 'Django==5.2\nwristband-django-auth\n',
    '.env': `WRISTBAND_SESSION_SECRET=${SECRET}\n`,
    '.envrc': 'dotenv\n',
    '.gitignore': '.env\n',
    'shop/settings/__init__.py': '',
    'shop/settings/base.py': BASE,
    'shop/settings/local.py': `${STAR}DEBUG = True\n`,
    'shop/settings/production.py': `${STAR}ALLOWED_HOSTS = ['shop.example']\n`,
    ...files,
  };
}

async function check(files: Readonly<Record<string, string>>, ...flags: string[]) {
  const disk = memoryDisk(Object.entries(files));
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git: { ignored: ['.env'] } });
  const options = parseArguments(['check', '--framework', 'django', ...flags], '0.0.0', frameworks, process);
  const { exitCode, findings } = await run(options, frameworks, context);
  expect(screen.stdout + screen.stderr).not.toContain(SECRET);
  const found = findings.map(({ file = '', line = '', message }) => `${file}:${line} ${message}`);
  return { exit: exitCode, found, manual: findings.map(({ manual }) => manual) };
}

/** The command that is to fix it. */
async function adviceFor(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const disk = memoryDisk(Object.entries(project(files)));
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git: { ignored: ['.env'] } });
  const argv = ['check', '--production', '--framework', 'django'];
  await run(parseArguments(argv, '0.0.0', frameworks, process), frameworks, context);
  return /To fix: (.*) \(preview/.exec(screen.stderr)?.[1];
}

describe('check --production names --no-insecure-dev', () => {
  const INSECURE =
    'SESSION_COOKIE_SECURE = False  # Set to True in production; False allows http://localhost\n';

  it('where a run would have to switch Secure on', async () => {
    const base = BASE.replace('SESSION_COOKIE_SECURE = True\n', INSECURE);
    expect(await adviceFor({ 'shop/settings/base.py': base })).toContain('--no-insecure-dev');
  });

  it('and not where development alone has it off, and a package is missing', async () => {
    const files = {
      'requirements.txt': 'Django==5.2\n',
      'shop/settings/local.py': `${STAR}DEBUG = True\nSESSION_COOKIE_SECURE = False\n`,
    };
    expect(await adviceFor(files)).toBe('npx create-wristband-session --framework django');
  });
});

async function inProduction(lines: string, others: Readonly<Record<string, string>> = {}) {
  const files = project({ 'shop/settings/production.py': STAR + lines, ...others });
  const { exit, found } = await check(files, '--production');
  expect(exit).toBe(found.length === 0 ? 0 : 1);
  return found;
}

const HERE = 'shop/settings/production.py:3 in production,';

describe('check --production says once what code may do that is not followed', () => {
  it('for all of it that may set any setting', async () => {
    const code =
      'import yaml\n\nfound = yaml.safe_load(open(CONFIG))\nvars().update(found)\nvars().update(more(found))\n';
    const file = 'shop/settings/production.py';
    expect(await inProduction(code)).toEqual([
      `${file}:6 can't tell how ${file} configures the session: this code may set any setting.`,
    ]);
  });

  it('for star imports of packages that are not installed', async () => {
    const file = 'shop/settings/production.py';
    expect(await inProduction('from acme.mail import *\nfrom acme.https import *\n')).toEqual([
      `${file}:3 can't tell how ${file} configures the session: acme.mail, which is not installed here, may set any setting.`,
    ]);
  });

  it('for the secret alone, where that is all it may set', async () => {
    const code =
      "for name in read():\n    if name.startswith('WRISTBAND_'):\n        globals()[name] = read()\n";
    expect(await inProduction(code)).toEqual([
      "shop/settings/production.py:3 in production, WRISTBAND_SESSION_SECRET may be set by code that can't be followed",
    ]);
  });

  it('and nothing of code that sets other names', async () => {
    const code =
      "for name in read():\n    if name.startswith('SOCIAL_AUTH_'):\n        globals()[name] = read()\n";
    expect(await inProduction(code)).toEqual([]);
  });

  it.each([
    ['', ''],
    ["elif STAGE == 'test':\n    from .test import *\n", ''],
    ["elif STAGE == 'test':\n    from .test import *\n", "MIDDLEWARE += ['shop.middleware.Cart']\n"],
  ])('nor of modules that a package chooses from, with %j and %j', async (branch, more) => {
    const choice = `import os\n\nSTAGE = os.getenv('STAGE', 'local')\nif STAGE == 'production':\n    from .production import *\n${branch}else:\n    from .local import *\n`;
    const others = {
      'manage.py': names('x').replace('.x', ''),
      'shop/settings/__init__.py': choice,
      'shop/settings/local.py': `${STAR}INSTALLED_APPS += ['shop.debug']\n`,
    };
    expect(await inProduction(`INSTALLED_APPS += ['shop.cart']\n${more}`, others)).toEqual([]);
  });
});

describe('check --production checks the settings of production', () => {
  const OTHERS = 'try:\n    from .secret import *\nexcept ImportError:\n    pass\n';

  it.each([
    ['below DEBUG = True', `DEBUG = True\n${OTHERS}SESSION_COOKIE_SECURE = not DEBUG\n`, []],
    [
      'above it',
      `${OTHERS}DEBUG = True\nSESSION_COOKIE_SECURE = not DEBUG\n`,
      ['shop/settings/production.py:8 in production, SESSION_COOKIE_SECURE is False'],
    ],
    [
      'below what reads it',
      `DEBUG = True\nSESSION_COOKIE_SECURE = not DEBUG\n${OTHERS}`,
      ['shop/settings/production.py:4 in production, SESSION_COOKIE_SECURE is False'],
    ],
  ])('takes a module that is not here, %s, for the one that switches DEBUG off', async (_, text, found) => {
    const files = project({ 'shop/settings/production.py': `${STAR}${text}` });
    expect((await check(files, '--production')).found).toEqual(found);
  });

  it('finds nothing where all is in place', async () => {
    expect(await check(project({}))).toEqual({ exit: 0, found: [], manual: [] });
    expect(await inProduction('')).toEqual([]);
  });

  it.each([
    ['SESSION_COOKIE_SECURE = DEBUG', 'SESSION_COOKIE_SECURE is DEBUG'],
    ['SESSION_COOKIE_HTTPONLY = False', 'SESSION_COOKIE_HTTPONLY is False'],
    ["SESSION_ENGINE = 'shop.sessions'", "SESSION_ENGINE is 'shop.sessions'"],
    [
      `WRISTBAND_SESSION_SECRET = '${SECRET}'`,
      'WRISTBAND_SESSION_SECRET is a literal in the source: read it from the environment',
    ],
    [
      `WRISTBAND_SESSION_SECRET = os.environ.get('WRISTBAND_SESSION_SECRET', '${SECRET}')`,
      'WRISTBAND_SESSION_SECRET may fall back to a literal in the source',
    ],
    [
      "WRISTBAND_SESSION_SECRET = os.environ.get('WRISTBAND_SESSION_SECRET') or secrets.token_hex(32)",
      'WRISTBAND_SESSION_SECRET may change at each start, which logs everyone out',
    ],
    ['WRISTBAND_SESSION_SECRET = None', 'WRISTBAND_SESSION_SECRET is None'],
    ["INSTALLED_APPS = ['shop']", 'INSTALLED_APPS is missing django.contrib.auth'],
    [
      "MIDDLEWARE = ['django.middleware.common.CommonMiddleware']",
      'MIDDLEWARE is missing django.contrib.sessions.middleware.SessionMiddleware',
    ],
    [
      "MIDDLEWARE = ['django.contrib.auth.middleware.AuthenticationMiddleware', 'django.contrib.sessions.middleware.SessionMiddleware']",
      'django.contrib.sessions.middleware.SessionMiddleware comes after django.contrib.auth.middleware.AuthenticationMiddleware in MIDDLEWARE, which needs the session',
    ],
    [
      "MIDDLEWARE = ['django.contrib.messages.middleware.MessageMiddleware', 'shop.sessions.ShopSessionMiddleware']",
      'shop.sessions.ShopSessionMiddleware comes after django.contrib.messages.middleware.MessageMiddleware in MIDDLEWARE, which needs the session',
    ],
  ])('%s', async (line, message) => {
    expect(await inProduction(`${line}\n`)).toEqual([`${HERE} ${message}`]);
  });

  it.each([
    [
      "SESSION_COOKIE_SECURE = env.bool('SECURE', default=True)",
      "can't tell whether SESSION_COOKIE_SECURE is True: it is env.bool('SECURE', default=True)",
    ],
    [
      'MIDDLEWARE = middleware_of(DEBUG)',
      "can't tell whether MIDDLEWARE has django.contrib.sessions.middleware.SessionMiddleware: it has entries that aren't literals",
    ],
    [
      'MIDDLEWARE = [*FIRST, *MIDDLEWARE]',
      "can't tell what comes before django.contrib.sessions.middleware.SessionMiddleware in MIDDLEWARE",
    ],
    [
      'SESSION_COOKIE_SECURE, SESSION_COOKIE_NAME = cookie()',
      "can't tell whether SESSION_COOKIE_SECURE is True: it is set by code that can't be followed",
    ],
  ])("can't tell of %s", async (line, message) => {
    expect(await inProduction(`${line}\n`)).toEqual([`${HERE} ${message}`]);
  });

  it("can't tell what a condition decides", async () => {
    expect(await inProduction("if os.environ.get('PLAIN'):\n    SESSION_COOKIE_SECURE = False\n")).toEqual([
      "shop/settings/production.py:4 in production, can't tell whether SESSION_COOKIE_SECURE is True: it is False under some condition",
    ]);
  });

  it.each(['env.email_url()', "env.email_url('EMAIL_URL', default='smtp://')"])(
    'knows that %s sets the email alone',
    async (read) => {
      const lines = `import environ\n\nenv = environ.Env()\nEMAIL = ${read}\n`;
      expect(await inProduction(`${lines}vars().update(EMAIL)\n`)).toEqual([]);
      expect(await inProduction(`${lines}globals().update(${read})\n`)).toEqual([]);
    },
  );

  it("does not speak of WRISTBAND_AUTH where only code that can't be followed may set it", async () => {
    const files = { 'shop/settings/production.py': `from presets import *\n${STAR}` };
    expect(await inProduction('', files)).toEqual([]);
  });

  it('gives no line to paste where WRISTBAND_AUTH may be missing', async () => {
    const lines =
      "if os.environ.get('AUTH'):\n    WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': True}\n";
    const files = project({ 'shop/settings/production.py': STAR + lines });
    const [only, second] = (await check(files, '--production')).manual;
    expect(only).toBe(
      'Set dangerously_disable_secure_cookies to False in WRISTBAND_AUTH there, or leave it out.',
    );
    expect(second).toBeUndefined();
  });

  it("is content with settings after a star import that can't be followed", async () => {
    const star = BASE.replace('SESSION_ENGINE', 'from .local_settings import *\n\nSESSION_ENGINE');
    expect(await inProduction('', { 'shop/settings/base.py': star })).toEqual([]);
  });

  it("can't tell what code makes of the namespace", async () => {
    const [only, second] = await inProduction("globals().update(load('settings.json'))\n");
    expect(second).toBeUndefined();
    expect(only).toContain(
      "shop/settings/production.py:3 can't tell how shop/settings/production.py configures the session: ",
    );
  });

  it("can't tell once what several star imports change, and still finds what stands below", async () => {
    const stars = 'from house_settings.email import *\nfrom house_settings.https import *\n';
    const unknown =
      "shop/settings/production.py:3 can't tell how shop/settings/production.py configures the session: house_settings.email, which is not installed here, may set any setting.";
    expect(await inProduction(stars)).toEqual([unknown]);
    expect(await inProduction(`${stars}WRISTBAND_SESSION_SECRET = None\n`)).toEqual([
      unknown,
      'shop/settings/production.py:5 in production, WRISTBAND_SESSION_SECRET is None',
    ]);
  });

  it.each([
    'SESSION_COOKIE_SECURE = not DEBUG\n',
    'if DEBUG:\n    SESSION_COOKIE_SECURE = False\n',
    'SESSION_COOKIE_SECURE = False\nSESSION_COOKIE_SECURE = True\n',
    "WRISTBAND_SESSION_SECRET = read_vault('session')\n",
    "MIDDLEWARE.append('shop.metrics.Middleware')\n",
    "MIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware', 'shop.sessions.ShopSessionMiddleware']\n",
  ])('is content with %j', async (lines) => {
    expect(await inProduction(lines)).toEqual([]);
  });

  it.each([
    ["WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = True\n", 3, 'is True'],
    ["WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': DEBUG or True}\n", 3, 'is True'],
    ['WRISTBAND_AUTH.update(dangerously_disable_secure_cookies=True)\n', 3, 'is True'],
  ])('finds insecure cookies of the auth SDK: %j', async (lines, line, what) => {
    const base = `${BASE}WRISTBAND_AUTH = {'client_id': 'shop'}\n`;
    expect(await inProduction(lines, { 'shop/settings/base.py': base })).toEqual([
      `shop/settings/production.py:${String(line)} in production, dangerously_disable_secure_cookies in WRISTBAND_AUTH ${what}`,
    ]);
  });

  it.each([
    '',
    "WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = DEBUG\n",
    "if DEBUG:\n    WRISTBAND_AUTH['dangerously_disable_secure_cookies'] = True\n",
    "WRISTBAND_AUTH['client_id'] = os.environ['CLIENT_ID']\n",
  ])('is content with the auth SDK where it has %j', async (lines) => {
    const base = `${BASE}WRISTBAND_AUTH = {'client_id': 'shop'}\n`;
    expect(await inProduction(lines, { 'shop/settings/base.py': base })).toEqual([]);
  });

  it("can't tell what a variable says of the auth SDK", async () => {
    const base = `${BASE}WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': os.environ.get('PLAIN')}\n`;
    const [only = '', second] = await inProduction('', { 'shop/settings/base.py': base });
    expect(second).toBeUndefined();
    expect(only).toContain(
      "can't tell whether dangerously_disable_secure_cookies in WRISTBAND_AUTH is False",
    );
  });

  it('names the settings of production where the line stands in another file', async () => {
    const base = BASE.replace('SESSION_COOKIE_SECURE = True', "SESSION_COOKIE_SECURE = os.environ.get('S')");
    expect(await inProduction('', { 'shop/settings/base.py': base })).toEqual([
      "shop/settings/base.py:19 in production, can't tell whether SESSION_COOKIE_SECURE is True: it is os.environ.get('S') (shop/settings/production.py imports it from here)",
    ]);
  });
});

describe('which settings are those of production', () => {
  const LOCAL = { 'shop/settings/local.py': `${STAR}SESSION_COOKIE_SECURE = False\n` };
  const INSECURE = `${STAR}SESSION_COOKIE_SECURE = False\n`;

  it('is not the development module, whatever it says', async () => {
    expect(await inProduction('', LOCAL)).toEqual([]);
    const marked = LOCAL['shop/settings/local.py'].replace(
      'False',
      'False  # IMPORTANT: Set to True in production!',
    );
    expect(await inProduction('', { 'shop/settings/local.py': marked })).toEqual([]);
  });

  it('is the one that wsgi.py names', async () => {
    const files = project({
      ...LOCAL,
      'shop/settings/production.py': '',
      'shop/settings/server.py': INSECURE,
      'shop/wsgi.py': names('server'),
    });
    expect((await check(files, '--production')).found).toEqual([
      'shop/settings/server.py:3 SESSION_COOKIE_SECURE should be True',
    ]);
  });

  it('is not the one of manage.py where servers start another that stands alone', async () => {
    const plain = BASE.replace('SESSION_COOKIE_SECURE = True', 'SESSION_COOKIE_SECURE = False');
    const files = project({
      'manage.py': names('desk'),
      'shop/settings/desk.py': plain,
      'shop/settings/local.py': '',
      'shop/settings/production.py': '',
      'shop/settings/server.py': BASE,
      'shop/wsgi.py': names('server'),
    });
    expect((await check(files, '--production')).found).toEqual([]);
    expect((await check(files, '--no-insecure-dev')).found).toEqual([
      'shop/settings/desk.py:19 SESSION_COOKIE_SECURE should be True',
    ]);
  });

  it('is also one that stands alone', async () => {
    const alone = BASE.replace('SESSION_COOKIE_SECURE = True\n', '');
    expect(await check(project({ 'shop/settings/production.py': BASE }), '--production')).toMatchObject({
      exit: 0,
    });
    expect((await check(project({ 'shop/settings/production.py': alone }), '--production')).found).toEqual([
      'shop/settings/production.py: in production, SESSION_COOKIE_SECURE is not set, so it is False',
    ]);
  });

  it('is not a part of the settings', async () => {
    const base = BASE + 'if not DEBUG:\n    from .production import *\n';
    const files = { 'shop/settings/base.py': base, 'shop/settings/production.py': 'MIDDLEWARE += []\n' };
    expect((await check(project(files), '--production')).found).toEqual([]);
  });

  it('is every one with a name of production', async () => {
    const files = project({ 'shop/settings/staging.py': INSECURE });
    expect((await check(files, '--production')).found).toEqual([
      'shop/settings/staging.py:3 SESSION_COOKIE_SECURE should be True',
    ]);
  });

  const FAR = 'from shop.settings.base import *\n\n';
  const OWN = "SESSION_ENGINE = 'shop.sessions'\n";

  it.each([
    ['shop/settings/production/main.py', `from ..base import *\n\n${OWN}`],
    ['shop/settings/prod/__init__.py', `from ..base import *\n\n${OWN}`],
    ['shop/settings/sites/live.py', `${FAR}${OWN}`],
    ['deploy/production.py', `${FAR}${OWN}`],
    ['hosting/live/settings.py', `${FAR}${OWN}`],
    ['config/production/settings.py', `${FAR}${OWN}`],
  ])('is %s as well', async (file, text) => {
    const files = project({ [file]: text });
    expect((await check(files, '--production')).found).toEqual([
      `${file}:3 in production, SESSION_ENGINE is 'shop.sessions'`,
    ]);
  });

  it("gets the engine where it sets one of Django's own", async () => {
    const text = `${FAR}SESSION_ENGINE = 'django.contrib.sessions.backends.cache'\n`;
    expect((await check(project({ 'deploy/production.py': text }), '--production')).found).toEqual([
      'deploy/production.py:3 SESSION_* settings here override the right ones',
    ]);
  });

  it('is one that takes in the patched file by way of others', async () => {
    const files = project({
      'deploy/common.py': FAR,
      'deploy/sites.py': 'from .common import *\n\nSESSION_COOKIE_SECURE = DEBUG\n',
      'deploy/production.py': 'from .sites import *\n',
    });
    expect((await check(files, '--production')).found).toEqual([
      'deploy/sites.py:3 in production, SESSION_COOKIE_SECURE is DEBUG (deploy/production.py imports it from here)',
    ]);
  });

  it('is one whose name says nothing where no other is production', async () => {
    const files = Object.entries(project({ 'shop/settings/acme.py': INSECURE })).filter(
      ([path]) => !path.endsWith('production.py'),
    );
    const { found } = await check(Object.fromEntries(files), '--production');
    expect(found).toContain('shop/settings/acme.py:3 in production, SESSION_COOKIE_SECURE is False');
  });

  it.each([
    ['shop/settings/test/main.py', `from ..base import *\n\n${OWN}`],
    ['shop/settings/development/main.py', `from ..base import *\n\n${OWN}`],
    ['shop/settings/production/local.py', `from ..base import *\n\n${OWN}`],
    ['shop/settings/production/other.py', `from ..others import *\n\n${OWN}`],
    ['shop/settings/acme.py', `${STAR}${OWN}`],
    ['docs/production.py', `${FAR}${OWN}`],
  ])('is not %s', async (file, text) => {
    expect((await check(project({ [file]: text }), '--production')).found).toEqual([]);
  });

  it('is rather one whose name says nothing than a development module that wsgi.py names', async () => {
    const files = Object.entries(
      project({ ...LOCAL, 'shop/settings/acme.py': STAR, 'shop/wsgi.py': names('local') }),
    ).filter(([path]) => !path.endsWith('production.py'));
    expect((await check(Object.fromEntries(files), '--production')).found).toEqual([]);
  });

  it.each([
    ["if os.environ.get('SHOP') == 'live':\n    from .live import *\nelse:\n    from .dev import *\n"],
    ['try:\n    from .dev import *\nexcept ImportError:\n    from .live import *\n'],
  ])('takes %j as production does', async (choice) => {
    const files = project({
      'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
      'shop/wsgi.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
      'shop/settings/__init__.py': `import os\n\n${choice}`,
      'shop/settings/dev.py': INSECURE,
      'shop/settings/live.py': STAR,
    });
    expect((await check(files, '--production')).found).toEqual([]);
    const live = { ...files, 'shop/settings/live.py': INSECURE };
    // A run changes it, for it is a part of what manage.py names.
    expect((await check(live, '--production')).found).toEqual([
      'shop/settings/live.py:3 SESSION_COOKIE_SECURE should be True',
    ]);
  });

  it.each([
    ["os.environ.get('DEBUG') == '1'", 'if DEBUG:\n    SESSION_COOKIE_SECURE = False\n', true],
    ["os.environ.get('DEBUG') == '1'", 'SESSION_COOKIE_SECURE = not DEBUG\n', true],
    ['True', 'if DEBUG:\n    SESSION_COOKIE_SECURE = False\n', false],
    ["os.environ.get('DEBUG') == '1'", 'if DEBUG or TESTS:\n    SESSION_COOKIE_SECURE = False\n', false],
  ])('takes DEBUG to be off where it may be: %s, %j', async (debug, lines, isFine) => {
    const found = await inProduction(`DEBUG = ${debug}\n${lines}`);
    expect(found.length).toBe(isFine ? 0 : 1);
  });

  it("is not a package that takes in development's module where production has one", async () => {
    const files = {
      ...project({ 'shop/settings/local.py': `${STAR}SESSION_COOKIE_SECURE = False\n` }),
      'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
      'shop/wsgi.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
      'shop/settings/__init__.py': 'from .local import *\n',
    };
    expect((await check(files, '--production')).found).toEqual([]);
    const alone = Object.entries(files).filter(([path]) => !path.endsWith('production.py'));
    expect((await check(Object.fromEntries(alone), '--production')).found).toHaveLength(1);
  });

  it('is what manage.py names where there is no other', async () => {
    const files = Object.entries(project(LOCAL)).filter(([path]) => !path.endsWith('production.py'));
    expect((await check(Object.fromEntries(files), '--production')).exit).toBe(1);
  });
});
