import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/arguments.js';
import { run } from '../../../../src/core/run.js';
import { frameworks } from '../../../../src/frameworks/index.js';
import { SECRET_VARIABLE } from '../../../../src/model/secret.js';
import { UserError } from '../../../../src/model/errors.js';
import type { Argv, ShellResult, Variables } from '../../../../src/model/context.js';
import { scratch } from '../../../support/built-command.js';
import { readTree } from '../../../support/case-folder.js';
import { CASE_SECRET, openTestContext } from '../../../support/context.js';
import { EFFECTIVE, PLANNED } from '../../../support/effective.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

interface Stand {
  /** What the probe prints after the run has written; before, it prints the apps and middleware of PLANNED. */
  readonly after?: object;
  readonly before?: object;
  /** The same of all settings modules but bookshop.settings. */
  readonly beforeElsewhere?: object;
  readonly afterElsewhere?: object;
  readonly files?: Readonly<Record<string, string>>;
  /** Appended to the settings. */
  readonly settings?: string;
  readonly args?: readonly string[];
  readonly result?: Partial<ShellResult>;
  readonly production?: boolean;
}

const SETTINGS = 'bookshop/settings.py';

const POETRY =
  '[tool.poetry.dependencies]\npython = "^3.12"\nDjango = "^5.2"\npython-dotenv = "*"\nwristband-django-auth = ">=1.0.0"\n';

/** The sample with all packages declared. */
function sampleWith(settings: string): Map<string, string> {
  const sample = scratch('django');
  const tree = new Map([...readTree(sample.folder)].map(([path, bytes]) => [path, String(bytes)]));
  sample.remove();
  tree.set('requirements.txt', 'Django>=5.2\npython-dotenv\nwristband-django-auth>=1.0.0\n');
  return tree.set(SETTINGS, `${tree.get(SETTINGS) ?? ''}${settings}`);
}

async function verify({
  after = {},
  before = {},
  beforeElsewhere = {},
  afterElsewhere = {},
  files = {},
  settings = '',
  args = [],
  result = {},
  production = false,
}: Stand) {
  const tree = sampleWith(settings);
  const disk = memoryDisk([...tree, ...Object.entries(files)]);
  const { context } = await openTestContext({ fs: disk.fs, root: ROOT });
  const asked: string[][] = [];
  const given: Variables[] = [];
  let times = 0;
  const follow = (argv: Argv, _folder: string, { variables = {} }: { readonly variables?: Variables }) => {
    given.push(variables);
    if (!argv.includes('-c')) return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' });
    asked.push(argv.slice(argv.indexOf('-c') + 2));
    if (argv.includes('bookshop.settings')) times += 1;
    const own = times === 1 ? before : after;
    const elsewhere = times === 1 ? beforeElsewhere : afterElsewhere;
    const answer = JSON.stringify({
      ...PLANNED,
      ...(argv.includes('bookshop.settings') ? own : elsewhere),
    });
    return Promise.resolve({ exitCode: 0, stdout: answer, stderr: '', ...result });
  };
  const options = {
    ...parseArguments(['--verify', '--framework', 'django', ...args], '0.0.0', frameworks, process),
    production,
  };
  const shell = { ...context.shell, follow };
  const ending = await run(options, frameworks, { ...context, shell }).catch((error: unknown) => {
    if (error instanceof UserError)
      return { exitCode: error.exitCode, message: error.message, hint: error.hint };
    throw error;
  });
  const isUntouched = String(disk.tree().get(SETTINGS)) === tree.get(SETTINGS);
  return { message: '', hint: '', ...ending, isUntouched, asked, given };
}

const [security = '', session = '', csrf = '', auth = ''] = PLANNED.middleware;

describe('--verify of a Django project', () => {
  it('asks for the settings module, through manage.py', async () => {
    const { exitCode, isUntouched, asked } = await verify({});
    expect({ exitCode, isUntouched }).toEqual({ exitCode: 0, isUntouched: false });
    expect(asked).toEqual([
      ['manage.py', 'bookshop.settings', ''],
      ['manage.py', 'bookshop.settings', ''],
    ]);
  });

  const files = { 'bookshop/production.py': 'from .settings import *\n' };

  it.each([true, false])(
    'asks for the modules of production as well (--production: %s)',
    async (production) => {
      const { exitCode, asked } = await verify({ files, production });
      expect(exitCode).toBe(0);
      expect(asked.map(([, module]) => module)).toEqual([
        'bookshop.settings',
        'bookshop.production',
        'bookshop.settings',
        'bookshop.production',
      ]);
    },
  );

  it('asks for whole modules, and not for those that get no session', async () => {
    const star = 'from .settings import *\n';
    const { asked, given } = await verify({
      files: {
        'bookshop/common.py': star,
        'bookshop/settings_acme.py': 'from .common import *\n',
        'bookshop/settings_test.py': star,
        'bookshop/production.py': "MIDDLEWARE = ['none']\nINSTALLED_APPS = []\n",
      },
    });
    const modules = ['bookshop.settings', 'bookshop.settings_acme', 'bookshop.settings_test'];
    expect(asked.map(([, module]) => module)).toEqual([...modules, ...modules]);
    expect(given.filter((variables) => SECRET_VARIABLE in variables)).toEqual([]);
  });

  describe.each([
    ['bookshop/production.py', ''],
    ['bookshop/shop_acme.py', 'SESSION_COOKIE_SECURE = False\n'],
    ['bookshop/tests.py', ''],
  ])('another module, %s with %o,', (file, code) => {
    const module = file.slice(0, -3).replace('/', '.');
    const others = { [file]: `from .settings import *\n${code}` };

    it('stays as the notes say it', async () => {
      const isOther = code !== '' || file.includes('tests');
      const ending = await verify({ files: others, afterElsewhere: { secure: false } });
      expect(ending.exitCode).toBe(isOther ? 0 : 4);
      if (!isOther) expect(ending.hint).toBe(`With ${module}, SESSION_COOKIE_SECURE is False, not True.`);
    });

    it('must not lose what it had', async () => {
      const afterElsewhere = { middleware: PLANNED.middleware.slice(1) };
      const { exitCode, hint, isUntouched } = await verify({ files: others, afterElsewhere });
      expect({ exitCode, isUntouched }).toEqual({ exitCode: 4, isUntouched: true });
      expect(hint).toBe(`With ${module}, MIDDLEWARE no longer has ${PLANNED.middleware[0] ?? ''}.`);
    });

    it('must be imported afterwards, if it was before', async () => {
      const afterElsewhere = { error: 'KeyError: NAME' };
      expect(await verify({ files: others, afterElsewhere })).toMatchObject({
        exitCode: 4,
        hint: `${module} can no longer be imported: KeyError: NAME.`,
      });
      const beforeElsewhere = { error: 'KeyError: NAME' };
      expect(await verify({ files: others, beforeElsewhere, afterElsewhere })).toMatchObject({
        exitCode: 0,
        isUntouched: false,
      });
    });
  });

  it.each<[string, object]>([
    [`SESSION_ENGINE is 'other.engine', not '${PLANNED.engine}'.`, { engine: 'other.engine' }],
    ['INSTALLED_APPS is missing django.contrib.sessions.', { apps: PLANNED.apps.slice(0, 2) }],
    [
      `INSTALLED_APPS has django.contrib.sessions twice.`,
      { apps: [...PLANNED.apps, 'django.contrib.sessions'] },
    ],
    [`MIDDLEWARE is missing ${session}; Django has ${security}, ${auth}.`, { middleware: [security, auth] }],
    [
      `MIDDLEWARE has ${session} after ${auth}, which needs the session; Django has ${auth}, an object, ${session}.`,
      { middleware: [auth, null, session] },
    ],
    [`MIDDLEWARE has ${session} after ${csrf}`, { middleware: [csrf, session, auth], csrfInSession: true }],
    [`MIDDLEWARE has ${session} twice`, { middleware: [session, session, auth] }],
    [`MIDDLEWARE no longer has ${csrf}.`, { middleware: [session, security, auth] }],
    ['SESSION_COOKIE_SECURE is False, not True.', { secure: false }],
    ['WRISTBAND_SESSION_SECRET is not set.', { secretFault: 'is not set' }],
    ['bookshop.settings can no longer be imported: KeyError: NAME.', { error: 'KeyError: NAME' }],
  ])('puts the files back: %s', async (message, after) => {
    const { exitCode, hint, isUntouched } = await verify({ after });
    expect({ exitCode, isUntouched }).toEqual({ exitCode: 4, isUntouched: true });
    expect(hint).toContain(message);
    expect(hint).toContain('bookshop.settings');
  });

  it.each<[string, Stand]>([
    [
      'an app by the path of its configuration',
      { after: { apps: PLANNED.apps.map((app) => `${app}.apps.App`) }, before: { apps: [] } },
    ],
    ['Csrf before the session', { after: { middleware: [csrf, session, auth, security] } }],
    [
      'a session middleware of the project',
      {
        after: {
          middleware: ['own.OwnSessionMiddleware', ...PLANNED.middleware.filter((name) => name !== session)],
        },
        before: { middleware: [] },
      },
    ],
    ['cookies without Secure, as asked', { after: { secure: false }, args: ['--insecure-dev'] }],
    ['what Python printed before', { result: { stdout: `Loading…\n${EFFECTIVE}\n` } }],
    [
      'a flag that the environment sets',
      {
        after: { secure: false },
        settings: "\nimport os\n\nSESSION_COOKIE_SECURE = bool(os.environ.get('TLS'))\n",
      },
    ],
    [
      'a flag that production alone has',
      { after: { secure: false }, settings: '\nif not DEBUG:\n    SESSION_COOKIE_SECURE = True\n' },
    ],
    [
      'a flag that development takes back',
      {
        after: { secure: false },
        settings: '\nSESSION_COOKIE_SECURE = True\nif DEBUG:\n    SESSION_COOKIE_SECURE = False\n',
      },
    ],
  ])('accepts %s', async (_what, stand) => {
    expect(await verify(stand)).toMatchObject({ exitCode: 0, isUntouched: false });
  });

  it.each<[string, Partial<ShellResult>, string]>([
    [
      'its error',
      { stdout: '{"error": "KeyError: NAME (bookshop/settings.py:3)"}' },
      'KeyError: NAME (bookshop',
    ],
    ['no answer', { stdout: '', exitCode: 1 }, 'Python ended with exit code 1 and printed no result'],
    ['garbage', { stdout: '[]' }, 'printed no result'],
    [
      'no program',
      { stdout: '', exitCode: 1, failure: 'could not be started: uv was not found' },
      'Python could not be started: uv was not found.',
    ],
    ['half an answer', { stdout: '{"apps": []}' }, 'printed no result'],
    ['a failure', { stdout: '', failure: 'was killed by SIGKILL' }, 'Python was killed by SIGKILL'],
  ])('cannot verify where Python gives %s', async (_what, result, fault) => {
    const { exitCode, message, isUntouched } = await verify({ result });
    expect({ exitCode, isUntouched }).toEqual({ exitCode: 4, isUntouched: true });
    expect(message).toContain("--verify: bookshop.settings can't be imported here: ");
    expect(message).toContain(fault);
  });
});

describe('the variable of the secret', () => {
  const settings = "\nimport os\n\nSECRET_KEY = os.environ['SECRET_KEY']\n";

  it('is handed over where the settings read no file, as the next step says', async () => {
    const { exitCode, given, asked } = await verify({ settings, files: { '.env': 'SECRET_KEY=abc\n' } });
    expect(exitCode).toBe(0);
    expect(given).toEqual([1, 2, 3, 4].map(() => ({ WRISTBAND_SESSION_SECRET: CASE_SECRET })));
    expect(JSON.stringify(asked)).not.toContain(CASE_SECRET);
  });

  it('is handed over to other settings, which another file may feed', async () => {
    const loading = "\nfrom dotenv import load_dotenv\n\nload_dotenv(BASE_DIR / '.env')\n";
    const files = { 'bookshop/production.py': 'from .settings import *\n' };
    const { exitCode, given } = await verify({ settings: loading, files });
    const once = [{}, { WRISTBAND_SESSION_SECRET: CASE_SECRET }, {}];
    expect([exitCode, given]).toEqual([0, [...once, ...once]]);
  });

  it.each<[string, Stand]>([
    ['the settings load the file', {}],
    ['it stands in the settings', { settings, args: ['--secret-store', 'inline'] }],
    [
      'manage.py loads the file',
      {
        settings,
        files: {
          '.env': 'SECRET_KEY=abc\n',
          'manage.py':
            "import os\nfrom dotenv import load_dotenv\n\nload_dotenv()\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'bookshop.settings')\n",
        },
      },
    ],
  ])('is not where %s', async (_what, stand) => {
    const { given } = await verify(stand);
    expect(given).toEqual(given.map(() => ({})));
    expect(given.length).toBeGreaterThan(2);
  });
});

describe('the wizard', () => {
  const answers = { 'session cookies': false, secret: 'env', '--verify': false, Write: true };

  it.each<[string, Readonly<Record<string, string>>, boolean, string[]]>([
    ['is offered where code may set any setting', {}, true, ['python3 -c import django']],
    ['is not offered where all is known', {}, false, []],
    [
      'asks the Python of an environment in the project',
      { '.venv/bin/python': '' },
      true,
      ['.venv/bin/python -c import django'],
    ],
    [
      'starts no package manager that may make an environment',
      { 'poetry.lock': '', 'pyproject.toml': POETRY },
      true,
      [],
    ],
  ])('%s', async (_what, files, isOpen, programs) => {
    const tree = sampleWith(
      isOpen ? '\nfrom local_code import anything\n\nglobals().update(anything())\n' : '',
    );
    const disk = memoryDisk([...tree, ...Object.entries(files)]);
    const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, answers });
    const options = parseArguments(['--framework', 'django'], '0.0.0', frameworks, process);
    const { exitCode } = await run(options, frameworks, context);
    expect(exitCode).toBe(0);
    const asked = screen.ran
      .map((line) => line.replace(`${ROOT} `, ''))
      .filter((line) => line.includes('-c'));
    expect(asked).toEqual(programs);
    expect(screen.asked.filter((question) => question.includes('--verify'))).toHaveLength(programs.length);
  });
});
