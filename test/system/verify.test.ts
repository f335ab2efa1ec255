import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';
import { pythonOrReason } from '../unit/languages/python/cpython.js';

/** Where there is no Django, nothing can be asked. */
const { python, reason } = pythonOrReason();
if (reason !== undefined) console.log(`skipped: ${reason}`);

const STAND_IN = join(import.meta.dirname, '../stand-ins/wristband-django-auth');
const SETTINGS = 'bookshop/settings.py';

describe.skipIf(reason !== undefined)('--verify asks a real Django', () => {
  let project: Scratch;

  beforeEach(() => {
    project = scratch('django');
    write('requirements.txt', 'Django\npython-dotenv\nwristband-django-auth>=1.0.0\n');
    mkdirSync(join(project.folder, '.venv/bin'), { recursive: true });
    const start = `PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='${STAND_IN}' exec '${python?.executable ?? ''}' "$@"`;
    writeFileSync(join(project.folder, '.venv/bin/python'), `#!/bin/sh\n${start}\n`, { mode: 0o755 });
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    project.remove();
  });

  const write = (path: string, text: string) => {
    writeFileSync(join(project.folder, path), text);
  };
  const append = (text: string) => {
    appendFileSync(join(project.folder, SETTINGS), text);
  };
  /** A module of the project's that the command does not follow. */
  const computeSettings = (body: string) => {
    append('\nfrom .computed import computed\n\nglobals().update(computed(globals()))\n');
    write('bookshop/computed.py', `def computed(settings):\n    ${body}\n`);
  };
  const verify = (...args: string[]) => runBuilt(['--verify', '--yes', ...args], project.folder);

  it('keeps the files when Django has what was planned, whatever the settings print', () => {
    computeSettings("print('{}')\n    return {'MIDDLEWARE': [*settings['MIDDLEWARE']]}");
    const { exit, stderr } = verify();
    expect([exit, stderr]).toEqual([0, expect.stringContaining('Done: 3 files written.')]);
  });

  it.each([
    [
      "{'MIDDLEWARE': [name for name in settings['MIDDLEWARE'] if 'Session' not in name]}",
      'MIDDLEWARE is missing django.contrib.sessions.middleware.SessionMiddleware; Django has django.middleware.security.',
    ],
    [
      "{'MIDDLEWARE': settings['MIDDLEWARE'][::-1]}",
      'SessionMiddleware after django.contrib.messages.middleware.MessageMiddleware, which needs the session',
    ],
    [
      "{'INSTALLED_APPS': settings['INSTALLED_APPS'] + ['django.contrib.sessions']}",
      'INSTALLED_APPS has django.contrib.sessions twice',
    ],
  ])('puts the files back when the settings compute %s', (computed, message) => {
    // The run is what makes the file.
    computeSettings(`import os\n    return ${computed} if os.path.exists('.env') else {}`);
    const before = project.tree();
    const { exit, stderr } = verify();
    expect([exit, stderr]).toEqual([4, expect.stringContaining(message)]);
    expect(stderr).toContain('With bookshop.settings, ');
    expect(stderr).toContain('the files were restored');
    expect(project.tree()).toBe(before);
  });

  it('puts the files back when the secret is none, and does not show it', () => {
    append('\nfrom .computed import key\n\nWRISTBAND_SESSION_SECRET = key()\n');
    write('bookshop/computed.py', "def key():\n    return 'only-24-characters-long'\n");
    const before = project.tree();
    const { exit, stderr } = verify();
    const message = 'With bookshop.settings, WRISTBAND_SESSION_SECRET has fewer than 32 characters.';
    expect([exit, stderr]).toEqual([4, expect.stringContaining(message)]);
    expect(stderr).not.toContain('only-24');
    expect(project.tree()).toBe(before);
  });

  it.each([
    ['import not_installed', 'ModuleNotFoundError: not_installed (bookshop/computed.py:1)'],
    ["import os\nos.environ['NOT_SET']", 'KeyError: NOT_SET (bookshop/computed.py:2)'],
    ['\n\nnot_defined', 'NameError: not_defined (bookshop/computed.py:3)'],
    ["raise ValueError('a-secret-value')", 'ValueError (bookshop/computed.py:1)'],
  ])('writes nothing where the settings run into %s, and quotes no value', (code, fault) => {
    append('\nfrom .computed import *\n');
    write('bookshop/computed.py', `${code}\n`);
    const before = project.tree();
    const { exit, stderr } = verify();
    const message = `--verify: bookshop.settings can't be imported here: ${fault}.\nNo files were changed.`;
    expect([exit, stderr]).toEqual([4, expect.stringContaining(message)]);
    expect(stderr).not.toContain('a-secret-value');
    expect(project.tree()).toBe(before);
  });

  it('asks for settings of production, too, and says where they need what is not here', () => {
    write(
      'bookshop/production.py',
      "from .settings import *\n\nimport os\n\nDATABASE = os.environ['DATABASE_URL']\n",
    );
    const open = verify();
    const fault = 'KeyError: DATABASE_URL (bookshop/production.py:5)';
    const message = `--verify can't tell what bookshop.production has: it can't be imported here: ${fault}.`;
    expect([open.exit, open.stderr]).toEqual([0, expect.stringContaining(message)]);
  });

  it('puts the files back when settings of production lose the session', () => {
    write(
      'bookshop/production.py',
      'from .settings import *\nfrom .computed import change\n\nchange(globals())\n',
    );
    write(
      'bookshop/computed.py',
      "def change(names):\n    names['MIDDLEWARE'] = [one for one in names['MIDDLEWARE'] if 'Session' not in one]\n",
    );
    const before = project.tree();
    const { exit, stderr } = verify();
    const message = 'With bookshop.production, MIDDLEWARE is missing';
    expect([exit, stderr]).toEqual([4, expect.stringContaining(message)]);
    expect(project.tree()).toBe(before);
  });

  it('hands over the variable that the process of Django is said to need', () => {
    append("\nimport os\n\nSECRET_KEY = os.environ['SECRET_KEY']\n");
    write('.env', 'SECRET_KEY=from-the-environment\n');
    vi.stubEnv('SECRET_KEY', 'from-the-environment');
    const { exit, stderr } = verify();
    expect([exit, stderr]).toEqual([0, expect.stringContaining('set WRISTBAND_SESSION_SECRET in its')]);
    expect(readFileSync(join(project.folder, '.env'), 'utf8')).toContain('WRISTBAND_SESSION_SECRET=');
  });

  describe('about a rotation', () => {
    const secretsIn = (env: string) => env.match(/[\w-]{43}/g) ?? [];
    const env = () => readFileSync(join(project.folder, '.env'), 'utf8');

    beforeEach(() => {
      expect(runBuilt(['--yes', '--no-install'], project.folder).exit).toBe(0);
    });

    it('keeps the files when Django starts with several secrets, and when it starts with one again', () => {
      const [used = 'none'] = secretsIn(env());
      const rotated = verify('rotate');
      expect([rotated.exit, rotated.stderr]).toEqual([0, expect.stringContaining('Done: 2 files written.')]);
      expect(env()).toContain(`WRISTBAND_SESSION_SECRET_PREVIOUS=${used}\n`);
      const finished = verify('rotate', '--finish');
      expect([finished.exit, env().includes(used)]).toEqual([0, false]);
    });

    it('puts the files back when the project needs one text, and shows no secret', () => {
      append(
        '\nif not isinstance(WRISTBAND_SESSION_SECRET, str):\n    raise TypeError(WRISTBAND_SESSION_SECRET)\n',
      );
      const before = project.tree();
      const [used = 'none'] = secretsIn(env());
      const { exit, stdout, stderr } = verify('rotate');
      expect([exit, stderr]).toEqual([4, expect.stringContaining('the files were restored')]);
      expect(stderr).toContain('TypeError');
      expect(stdout + stderr).not.toContain(used);
      expect(secretsIn(stdout + stderr)).toEqual([]);
      expect(project.tree()).toBe(before);
    });
  });
});
