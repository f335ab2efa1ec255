import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { run } from '../../../src/core/run.js';
import type { Framework } from '../../../src/model/framework.js';
import { readTree } from '../../support/case-folder.js';
import { openTestContext, type TestOptions } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

const fake = fakeFramework({ changes: [appendLine('fake.txt', 'session')], missing: ['sdk', 'config'] });
const fresh = (): MemoryDisk => memoryDisk([['fake.txt', 'old\n']]);
const text = (disk: MemoryDisk): string => String(disk.tree().get('fake.txt'));

async function runWith(
  disk: MemoryDisk,
  args: readonly string[],
  more: Partial<TestOptions> = {},
  known: readonly Framework[] = [fake],
) {
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, ...more });
  return { ...(await run(parseArguments(args, '0.0.0', known, process), known, context)), screen };
}

const fails = () => ({ exitCode: 7, stdout: 'looking for sdk\n', stderr: 'sdk: not found\n' });

describe('installing', () => {
  it('comes after the files, once, and is no next step any more', async () => {
    const disk = fresh();
    const seen: string[] = [];
    const programs = () => {
      seen.push(text(disk));
      return { exitCode: 0, stdout: 'added 2 packages\n', stderr: '' };
    };
    const { status, exitCode, installed, screen } = await runWith(disk, [], { programs });
    expect({ status, exitCode, installed }).toEqual({ status: 'applied', exitCode: 0, installed: true });
    expect(seen).toEqual(['old\nsession\n']);
    expect(screen.ran).toEqual([`${ROOT} fake-install sdk config`]);
    expect(screen.stderr).toContain('Installing: fake-install sdk config\nDone:');
    expect(screen.stderr).not.toContain('Install the packages');
    expect(screen.stdout).not.toContain('added');
  });

  it('is done where the files are in place and only the packages are missing', async () => {
    const disk = memoryDisk([['fake.txt', 'session\n']]);
    const { status, screen } = await runWith(disk, []);
    expect(status).toBe('applied');
    expect(screen.stderr).toContain('Done: 2 packages installed.');
  });

  it('keeps the files when it fails, shows the output and names the command', async () => {
    const disk = fresh();
    const { status, exitCode, installed, screen } = await runWith(disk, [], { programs: fails });
    expect({ status, exitCode, installed }).toEqual({
      status: 'install-failed',
      exitCode: 4,
      installed: false,
    });
    expect(text(disk)).toBe('old\nsession\n');
    expect(screen.stderr).toContain('  looking for sdk\n  sdk: not found\n');
    expect(screen.stderr).toContain('fake-install sdk failed (exit code 7).');
    expect(screen.stderr).toContain('Install the packages:\n       fake-install sdk config\n');
    expect([...disk.tree().keys()]).toEqual(['fake.txt']);
  });

  it('shows the end of a long output where it fails, and all of it with --verbose', async () => {
    const stdout = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n\n`).join('');
    const programs = () => ({ exitCode: 1, stdout, stderr: '' });
    const { stderr } = (await runWith(fresh(), [], { programs })).screen;
    expect(stderr).toContain('\n  line 19\n  line 20\n');
    expect(stderr).not.toContain('line 18');
    expect((await runWith(fresh(), ['--verbose'], { programs })).screen.stderr).toContain('\n  line 1\n');
  });

  it('wraps the output between words, and ends with how to undo the edits', async () => {
    const stdout = 'npm error 404  The package sdk could not be found or you lack the permission\n';
    const programs = () => ({ exitCode: 1, stdout, stderr: '' });
    const { stderr } = (await runWith(fresh(), [], { programs, columns: 50 })).screen;
    expect(stderr).toContain(
      '  npm error 404  The package sdk could not be\n                 found or you lack the permission\n',
    );
    expect(stderr).toMatch(/Check it .*\nUndo it .*\n$/);
  });

  it('shows its output as a terminal would leave it', async () => {
    const stdout = '\u001B[32m10 %\r50 %\r100 %\u001B[39m\r\ndone\n';
    const programs = () => ({ exitCode: 0, stdout, stderr: '' });
    const { screen } = await runWith(fresh(), ['--verbose'], { programs });
    expect(screen.stderr).toContain('\n  100 %\n  done\n');
  });

  it('says why a program did not end by itself', async () => {
    const failure = 'was killed by SIGKILL';
    const programs = () => ({ exitCode: 126, failure, stdout: '', stderr: '' });
    const { exitCode, screen } = await runWith(fresh(), [], { programs });
    expect(exitCode).toBe(4);
    expect(screen.stderr).toContain('fake-install was killed by SIGKILL.');
  });

  it('says which program is not there', async () => {
    const { exitCode, screen } = await runWith(fresh(), [], { programs: () => undefined });
    expect(exitCode).toBe(4);
    expect(screen.stderr).toContain('fake-install was not found');
    expect(screen.stderr).toContain('Install the packages:\n       fake-install sdk config');
  });

  it('says so when it is interrupted; the files are whole', async () => {
    const disk = fresh();
    const controller = new AbortController();
    const programs = () => {
      controller.abort();
      return { exitCode: 1, stdout: '', stderr: '' };
    };
    const { exitCode, screen } = await runWith(disk, [], { programs, signal: controller.signal });
    expect(exitCode).toBe(130);
    expect(text(disk)).toBe('old\nsession\n');
    expect(screen.stderr).toContain('fake-install sdk config');
  });

  it.each([[['--dry-run']], [['check']], [['--no-install']]])('is not done with %s', async (args) => {
    const { screen, installed } = await runWith(fresh(), args);
    expect(screen.ran).toEqual([]);
    expect(installed).toBe(false);
  });

  it('is printed as a step with --no-install', async () => {
    const { screen } = await runWith(fresh(), ['--no-install']);
    expect(screen.stderr).toContain('1. Install the packages:\n       fake-install sdk config');
  });

  it('is not done when the change is declined', async () => {
    const answers = {
      'Which framework': 'fake',
      'plain http://localhost': false,
      'Write 1 file and install 2': false,
    };
    const { screen, exitCode } = await runWith(fresh(), [], { answers });
    expect(exitCode).toBe(130);
    expect(screen.ran).toEqual([]);
  });
});

/** What decides on the program, in a sample of each framework; then the words that it is run with. */
const nest = '@wristband/nestjs-auth @nestjs/config@4';
const django = 'wristband-django-auth python-dotenv';
const project = '[project]\nname = "shop"\nversion = "1"\ndependencies = ["Django>=5.2"]\n';
const managers: readonly (readonly ['nest' | 'django', string, Record<string, string>, string])[] = [
  ['nest', 'npm', { 'package-lock.json': '{}' }, `npm install ${nest}`],
  ['nest', 'pnpm', { 'pnpm-lock.yaml': '' }, `pnpm add ${nest}`],
  ['nest', 'yarn', { 'yarn.lock': '' }, `yarn add ${nest}`],
  ['nest', 'bun', { 'bun.lock': '{}' }, `bun add ${nest}`],
  ['django', 'uv', { 'pyproject.toml': project, 'uv.lock': '' }, `uv add ${django}`],
  ['django', 'poetry', { 'pyproject.toml': project, 'poetry.lock': '' }, `poetry add ${django}`],
  ['django', 'pipenv', { Pipfile: '[packages]\ndjango = "*"\n' }, `pipenv install ${django}`],
  ['django', 'pdm', { 'pyproject.toml': project, 'pdm.lock': '' }, `pdm add ${django}`],
  ['django', 'pip', {}, 'python3 -m pip install -r requirements.txt'],
];

describe.each(managers)('a %s project of %s', (framework, manager, files, command) => {
  const sample = readTree(join(import.meta.dirname, '..', '..', 'samples', framework));
  const disk = (folder: string) =>
    memoryDisk(
      [...sample, ...Object.entries(files)].map(([path, bytes]) => [`${folder}${path}`, bytes] as const),
    );

  it('is installed with its own program', async () => {
    const { screen } = await runWith(disk(''), ['--framework', framework], {}, frameworks);
    expect(screen.ran).toEqual([`${ROOT} ${command}`]);
  });

  it('is installed in its own folder of a repository of several', async () => {
    const args = ['--framework', framework, '--app', 'apps/one'];
    const { screen } = await runWith(disk('apps/one/'), args, {}, frameworks);
    expect(screen.ran).toEqual([`${ROOT}/apps/one ${command}`]);
    const left = await runWith(disk('apps/one/'), [...args, '--no-install'], {}, frameworks);
    const enter = process.platform === 'win32' ? 'cd apps\\one\n' : 'cd ./apps/one && ';
    // pip gets names, which are the same everywhere.
    const first = manager === 'pip' ? 'python3 -m pip install wristband' : enter;
    expect(left.screen.stderr).toContain(`Install the packages:\n       ${first}`);
  });
});
