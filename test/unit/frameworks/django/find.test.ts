import { describe, expect, it } from 'vitest';
import { frameworks } from '../../../../src/frameworks/index.js';
import { djangoFiles } from '../../../../src/frameworks/django/project/find.js';
import { parseArguments } from '../../../../src/cli/arguments.js';
import { run } from '../../../../src/core/run.js';
import { openTestContext } from '../../../support/context.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

const SETTINGS = `import os

INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions']

MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']

SECRET_KEY = os.environ['SECRET_KEY']
`;

function application(folder: string): [string, string][] {
  const below = folder === '' ? '' : `${folder}/`;
  return [
    [`${below}manage.py`, "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'web.settings')\n"],
    [`${below}web/settings.py`, SETTINGS],
    [`${below}requirements.txt`, 'Django==5.2\n'],
  ];
}

async function runOn(
  files: readonly [string, string][],
  given: readonly string[],
  answers?: Record<string, boolean | string>,
) {
  const disk = memoryDisk(files);
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, ...(answers && { answers }) });
  const result = await run(parseArguments([...given], '0.0.0', frameworks, process), frameworks, context);
  return { result, screen };
}

describe('several applications', () => {
  it('are offered on a terminal, and the choice is named for the next time', async () => {
    const { result, screen } = await runOn(
      [...application('blog'), ...application('shop')],
      ['--framework', 'django'],
      {
        'Which application': 'shop',
        'session cookies': false,
        Where: 'env',
        Write: true,
      },
    );
    expect(result.plan.project.target).toBe('shop/web/settings.py');
    expect(screen.stderr).toContain('--app shop --framework django');
  });

  it('are told where nobody can be asked', async () => {
    await expect(runOn([...application('blog'), ...application('shop')], ['--yes'])).rejects.toMatchObject({
      exitCode: 2,
      message: 'Found several Django applications here: blog, shop.',
    });
  });
});

describe('several applications deep down', () => {
  it('are told as well', async () => {
    await expect(
      runOn([...application('src/core/blog'), ...application('src/core/shop')], ['--yes']),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: 'Found several Django applications here: src/core/blog, src/core/shop.',
    });
  });
});

describe('several settings modules that nothing chooses between', () => {
  const files: [string, string][] = [
    ['manage.py', 'import django\n'],
    ['blog/settings.py', SETTINGS],
    ['shop/settings.py', SETTINGS],
    ['requirements.txt', 'Django==5.2\n'],
  ];

  it('are offered on a terminal, and the choice is named for the next time', async () => {
    const { result, screen } = await runOn(files, ['--framework', 'django'], {
      'Which settings module': 'shop.settings',
      'session cookies': false,
      Where: 'env',
      Write: true,
    });
    expect(result.plan.project.target).toBe('shop/settings.py');
    expect(screen.stderr).toContain('--settings shop.settings --framework django');
  });

  it('are told where nobody can be asked', async () => {
    await expect(runOn(files, ['--yes'])).rejects.toMatchObject({
      exitCode: 2,
      file: 'manage.py',
      hint: 'Choose one, e.g. --settings blog.settings.',
    });
  });
});

describe('one application', () => {
  it.each(['', 'backend', 'apps/api', 'apps/api/server', 'a/b/c/d'])(
    'is found in the folder "%s"',
    async (folder) => {
      const { result } = await runOn([['README.md', ''], ...application(folder)], ['--yes']);
      expect(result.plan.project.app).toBe(folder);
    },
  );

  it('is that of the folder itself, whatever lies below', async () => {
    const { result } = await runOn([...application(''), ...application('example')], ['--yes']);
    expect(result.plan.project.app).toBe('');
  });

  it.each(['node_modules/x', '.hidden', 'venv/lib', 'tests', 'docs/a', 'a/b/c/d/e', 'examples/b/c'])(
    'is not looked for in %s',
    async (folder) => {
      await expect(runOn(application(folder), ['--yes'])).rejects.toMatchObject({ exitCode: 3 });
    },
  );

  it('looks into a bounded number of folders', async () => {
    let listed = 0;
    const workspace = {
      read: () => Promise.resolve(undefined),
      list: () => ((listed += 1), Promise.resolve(['a/', 'b/', 'c/', 'd/', 'e/', 'f/', 'settings/'])),
    };
    await djangoFiles({ workspace, folder: '' });
    expect(listed).toBeLessThanOrEqual(400);
  });

  it('is not looked for deeper down where one is near', async () => {
    const { result } = await runOn([...application('apps/api'), ...application('a/b/c')], ['--yes']);
    expect(result.plan.project.app).toBe('apps/api');
  });

  it('is not looked for on a level that has too many folders', async () => {
    const others = Array.from({ length: 400 }, (_, number): [string, string] => [
      `a/b/c${String(number)}/x.py`,
      '',
    ]);
    await expect(runOn([...application('a/b/c'), ...others], ['--yes'])).rejects.toMatchObject({
      exitCode: 3,
    });
  });
});
