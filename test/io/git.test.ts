import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGit } from '../../src/io/git.js';
import { openShell } from '../../src/io/shell.js';
import { hasGit } from '../support/git.js';

let folder: string;

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
    const git = await openGit(openShell(join(folder, 'sub')));
    expect(git).toMatchObject({ root: folder, repository: true });
  });

  it('knows what is ignored and what is tracked, by its own rules', async () => {
    const git = await openGit(openShell(folder));
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
    const git = await openGit(openShell(join(folder, 'sub')));
    const asked = [...names, 'clean.txt', 'staged.txt', 'sub/untracked.txt', '.env', 'absent.txt'];
    expect([...(await git.uncommitted(asked))].sort()).toEqual(
      [...names, 'staged.txt', 'sub/untracked.txt'].sort(),
    );
  });

  it('says nothing of files it was not asked about', async () => {
    writeFileSync(join(folder, 'clean.txt'), 'new');
    const git = await openGit(openShell(folder));
    expect(await git.uncommitted(['staged.txt'])).toEqual([]);
    expect(await git.uncommitted([])).toEqual([]);
  });
});

it.runIf(hasGit)('is nothing outside a repository', async () => {
  const git = await openGit(openShell(folder));
  expect(git).toMatchObject({ root: undefined, repository: false });
  expect([await git.ignores('.env'), await git.tracks('.env')]).toEqual([false, false]);
});

it('is nothing where git is not installed', async () => {
  const git = await openGit({ run: () => Promise.resolve(undefined) });
  expect(git.repository).toBe(false);
});

it('does not guess when git refuses to answer', async () => {
  const refuses = {
    exitCode: 128,
    stdout: '',
    stderr: "fatal: detected dubious ownership in repository at '/x'",
  };
  await expect(openGit({ run: () => Promise.resolve(refuses) })).rejects.toMatchObject({
    message: expect.stringContaining('dubious ownership'),
    hint: expect.stringContaining('git status'),
  });
});
