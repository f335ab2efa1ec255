import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disk } from '../../src/platform/disk.js';
import { openGit } from '../../src/platform/git.js';
import { openShell } from '../../src/platform/shell.js';
import type { Argv, ShellResult } from '../../src/model/context.js';
import { hasGit } from '../support/git.js';
import { memoryDisk } from '../support/memory-disk.js';

let folder: string;

const file = (path: string) => ({ path, bytes: readFileSync(join(folder, path)) });
const open = (from: string) => openGit(openShell(from), disk, from, {});

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe.runIf(hasGit)('a repository', () => {
  beforeEach(() => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, '.gitignore'), '*.env\n!kept.env\n');
    writeFileSync(join(folder, 'tracked [1].txt'), '');
    execFileSync('git', ['add', '.'], { cwd: folder });
  });

  it('is found from a folder below', async () => {
    const git = await open(join(folder, 'sub'));
    expect(git).toMatchObject({ root: folder, repository: true });
  });

  it('knows what is ignored and what is tracked, by its own rules', async () => {
    const git = await open(folder);
    expect(await Promise.all(['sub/a.env', 'kept.env', 'b.txt'].map((path) => git.ignores(path)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(await Promise.all(['tracked [1].txt', 'tracked 1.txt'].map((path) => git.tracks(path)))).toEqual([
      true,
      false,
    ]);
  });
});

describe.runIf(hasGit)('a submodule', () => {
  const run = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });

  beforeEach(() => {
    run('init', '--quiet');
    run('init', '--quiet', 'lib');
    run('-C', 'lib', '-c', 'user.name=a', '-c', 'user.email=a', 'commit', '--allow-empty', '-qm', 'first');
    const id = execFileSync('git', ['-C', 'lib', 'rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' });
    run('update-index', '--add', '--cacheinfo', `160000,${id.trim()},lib`);
  });

  it('holds nothing of this repository where it is not checked out', async () => {
    rmSync(join(folder, 'lib', '.git'), { recursive: true });
    const git = await open(folder);
    expect(await git.ignores('lib/a.ts')).toBe(false);
    expect(await git.tracks('lib/a.ts')).toBe(false);
  });

  it('is a repository of its own where it is checked out', async () => {
    const git = await open(folder);
    await expect(git.ignores('lib/a.ts')).rejects.toThrow('lib is a separate git repository.');
  });
});

describe.runIf(hasGit)('a repository with a commit', () => {
  const names = ["it's.txt", 'new\nline.txt', 'ümlaut [1].txt', 'sub/deep file.txt'];

  beforeEach(() => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    mkdirSync(join(folder, 'sub'));
    for (const name of [...names, 'clean.txt', 'staged.txt']) writeFileSync(join(folder, name), 'old');
    writeFileSync(join(folder, '.gitignore'), '.env\n');
    execFileSync('git', ['add', '.'], { cwd: folder });
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...author, 'commit', '--quiet', '-m', 'first'], { cwd: folder });
  });

  it('knows which files it could not give back, whatever their names', async () => {
    for (const name of names) writeFileSync(join(folder, name), 'new');
    writeFileSync(join(folder, 'staged.txt'), 'new');
    execFileSync('git', ['add', 'staged.txt'], { cwd: folder });
    writeFileSync(join(folder, 'sub/untracked.txt'), '');
    writeFileSync(join(folder, '.env'), '');
    const git = await open(join(folder, 'sub'));
    const asked = [...names, 'clean.txt', 'staged.txt', 'sub/untracked.txt', '.env'];
    expect([...(await git.uncommitted(asked.map(file)))].sort()).toEqual(
      [...names, 'staged.txt', 'sub/untracked.txt'].sort(),
    );
  });

  it('takes what only a filter could tell for committed, and other line ends too', async () => {
    writeFileSync(join(folder, '.gitattributes'), '*.txt filter=any\nsub/** -filter\n');
    const git = await open(folder);
    const edited = (path: string) => ({ path, bytes: Buffer.from('new') });
    expect(await git.uncommitted(['clean.txt', 'sub/deep file.txt'].map(edited))).toEqual([
      'sub/deep file.txt',
    ]);
    writeFileSync(join(folder, 'lines.py'), 'a\nb\n');
    execFileSync('git', ['add', '.'], { cwd: folder });
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x'], { cwd: folder });
    const lines = (text: string) => [{ path: 'lines.py', bytes: Buffer.from(text) }];
    expect(await git.uncommitted(lines('a\r\nb\r\n'))).toEqual([]);
    expect(await git.uncommitted(lines('a\r\nc\r\n'))).toEqual(['lines.py']);
  });

  it('says nothing of files it was not asked about', async () => {
    writeFileSync(join(folder, 'clean.txt'), 'new');
    const git = await open(folder);
    expect(await git.uncommitted([file('staged.txt')])).toEqual([]);
    expect(await git.uncommitted([])).toEqual([]);
  });
});

it.runIf(hasGit)('is nothing outside a repository', async () => {
  const git = await open(folder);
  expect(git).toMatchObject({ root: undefined, repository: false });
  expect([await git.ignores('.env'), await git.tracks('.env')]).toEqual([false, false]);
});

describe('outside a repository', () => {
  const asked: string[] = [];
  const shell = {
    run: (argv: Argv) => {
      asked.push(argv.join(' '));
      return Promise.resolve({ exitCode: 128, stdout: '', stderr: 'fatal: not a git repository: elsewhere' });
    },
  };

  beforeEach(() => {
    asked.splice(0);
  });

  it('starts no program', async () => {
    expect(await openGit(shell, disk, folder, {})).toMatchObject({ root: undefined, repository: false });
    expect(asked).toEqual([]);
  });

  it('asks git where it cannot tell', async () => {
    const denied = { lstat: () => Promise.reject(Object.assign(new Error('denied'), { code: 'EACCES' })) };
    expect(await openGit(shell, denied, folder, {})).toMatchObject({ repository: false });
    expect(asked).toEqual([expect.stringMatching(/ rev-parse --show-toplevel --verify --quiet HEAD$/)]);
  });

  it('does not guess where a variable names a repository', async () => {
    await expect(openGit(shell, disk, folder, { GIT_DIR: 'elsewhere' })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('GIT_DIR'),
    });
    expect(asked).toEqual([]);
  });

  it('knows nothing of a repository below', async () => {
    mkdirSync(join(folder, 'apps', 'one', '.git'), { recursive: true });
    const git = await openGit(shell, disk, folder, {});
    expect(await git.tracks('apps/.env')).toBe(false);
    const refused = { exitCode: 3, hint: expect.stringContaining('--cwd apps/one') };
    await expect(git.ignores('apps/one/.env')).rejects.toMatchObject(refused);
    await expect(git.tracks('apps/one/src/.env')).rejects.toMatchObject(refused);
  });
});

describe('where git is not installed', () => {
  const missing = { run: () => Promise.resolve(undefined) };

  it('is nothing outside a repository', async () => {
    expect(await openGit(missing, disk, folder, {})).toMatchObject({ root: undefined, repository: false });
  });

  it('does not guess what git would say of a repository', async () => {
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'sub'));
    await expect(openGit(missing, disk, join(folder, 'sub'), {})).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('not installed'),
      hint: expect.stringContaining('Install git'),
    });
  });
});

const nothing = { stdout: '', stderr: '' };
const failures: readonly (readonly [string, ShellResult, string])[] = [
  ['fails', { ...nothing, exitCode: 128, stderr: 'fatal: detected dubious ownership' }, 'dubious ownership'],
  ['prints something else', { ...nothing, exitCode: 0, stdout: 'Hello!' }, 'is unexpected'],
  ['prints nothing', { ...nothing, exitCode: 0 }, 'is unexpected'],
  ['is killed', { ...nothing, exitCode: 126, failure: 'was killed by SIGKILL' }, 'it was killed by SIGKILL'],
  ['cannot be started', { ...nothing, exitCode: 126, failure: 'could not be started (EMFILE)' }, 'EMFILE'],
  ['hangs', { ...nothing, exitCode: 126, failure: 'did not answer in time' }, 'in time'],
];

it.each([
  ['there is none', 'fatal: not a git repository: /elsewhere/.git/worktrees/one'],
  ['there is no work tree', 'fatal: this operation must be run in a work tree'],
])('refuses a .git of which git says that %s', async (_name, stderr) => {
  writeFileSync(join(folder, '.git'), 'gitdir: /elsewhere/.git/worktrees/one\n');
  mkdirSync(join(folder, 'sub'));
  const shell = { run: () => Promise.resolve({ exitCode: 128, stdout: '', stderr }) };
  await expect(openGit(shell, disk, join(folder, 'sub'), {})).rejects.toMatchObject({
    exitCode: 3,
    message: `git can't read this repository: ${stderr}`,
    hint: expect.stringContaining("can't be reached from here"),
  });
});

it('refuses another work tree than that of the nearest .git', async () => {
  mkdirSync(join(folder, 'sub', '.git'), { recursive: true });
  const shell = { run: () => Promise.resolve({ exitCode: 0, stdout: folder, stderr: '' }) };
  await expect(openGit(shell, disk, join(folder, 'sub'), {})).rejects.toMatchObject({ exitCode: 3 });
});

describe.each(failures)('does not guess when git %s', (_name, result, said) => {
  const failed = { exitCode: 3, message: expect.stringContaining(said), hint: expect.any(String) };

  beforeEach(() => {
    mkdirSync(join(folder, '.git'));
  });

  it('at the first question', async () => {
    const opening = openGit({ run: () => Promise.resolve(result) }, disk, folder, {});
    await expect(opening).rejects.toMatchObject(failed);
  });

  it.runIf(result.exitCode > 1)('at the next ones', async () => {
    const answers = [{ ...nothing, exitCode: 0, stdout: folder }];
    const git = await openGit({ run: () => Promise.resolve(answers.shift() ?? result) }, disk, folder, {});
    await expect(git.ignores('.env')).rejects.toMatchObject(failed);
    await expect(git.tracks('.env')).rejects.toMatchObject(failed);
    // This one is for a note only.
    expect(await git.uncommitted([{ path: '.env', bytes: new Uint8Array() }])).toEqual([]);
  });
});

it.runIf(hasGit)('does not guess when the index is broken', async () => {
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  writeFileSync(join(folder, '.git', 'index'), 'garbage');
  const git = await open(folder);
  await expect(git.tracks('.env')).rejects.toMatchObject({ message: expect.stringContaining('index') });
});

it('takes a name for the same whether its letters are composed or not, as macOS has them', async () => {
  const [composed, apart] = ['\u00fc.env', 'u\u0308.env'];
  const id = createHash('sha1').update('blob 3\0old').digest('hex');
  const answers: Readonly<Record<string, string>> = {
    'rev-parse': '/u\u0308',
    'check-ignore': `${apart}\0`,
    'ls-files': `${apart}\0`,
    'ls-tree': `100644 blob ${id}\t${apart}\0`,
    '--stage': `100644 ${id} 0\t${apart}\0`,
  };
  const run = (words: Argv): Promise<ShellResult> => {
    const word = Object.keys(answers).findLast((one) => words.includes(one));
    return Promise.resolve({ exitCode: 0, stdout: answers[word ?? ''] ?? '', stderr: '' });
  };
  const { fs, volume } = memoryDisk([]);
  volume.mkdirSync('/\u00fc/.git', { recursive: true });
  const git = await openGit({ run }, fs, '/\u00fc', {});
  expect(await git.ignores(composed)).toBe(true);
  expect(await git.tracks(composed)).toBe(true);
  expect(await git.uncommitted([{ path: composed, bytes: Buffer.from('old') }])).toEqual([]);
});
