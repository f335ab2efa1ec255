import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';
import { readTree } from '../support/case-folder.js';
import { commitAll, git, hasGit } from '../support/git.js';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.log('skipped: files of another user, which only root can make');

const NAMES = [
  'a b',
  "it's",
  '"quoted"',
  'new\nline',
  'ümläut 漢',
  '$HOME `x`',
  '-n',
  'back\\slash',
  '\u001B[31m',
];

describe.each(['nest', 'django'] as const)('a %s project', (framework) => {
  const target = framework === 'nest' ? 'src/app.module.ts' : 'bookshop/settings.py';
  let outer: Scratch;
  const path = (name: string): string => join(outer.folder, name);
  const run = (folder: string, ...flags: string[]) => runBuilt(['--no-install', ...flags], folder);

  /** A copy of the sample at a place in the scratch folder. */
  const sampleAt = (place: string): string => {
    const sample = scratch(framework);
    mkdirSync(dirname(path(place)), { recursive: true });
    cpSync(sample.folder, path(place), { recursive: true });
    sample.remove();
    return path(place);
  };

  beforeEach(() => {
    outer = scratch();
  });

  afterEach(() => {
    outer.remove();
  });

  it.each(NAMES)('in the folder %j is patched, and its diff applies with git', (name) => {
    const folder = sampleAt(name);
    if (hasGit) commitAll(outer.folder);
    const dry = run(folder, '--dry-run');
    expect(dry.exit).toBe(0);
    expect(dry.stderr).not.toContain('\u001B');
    const done = run(folder);
    expect(done.exit).toBe(0);
    expect(done.stdout).toBe(dry.stdout);
    const again = run(folder);
    expect(again.stderr).toContain('No files to change.');
    expect(again.stdout).toBe('');
    if (!hasGit) return;
    const patched = visible(readTree(outer.folder));
    git(outer.folder, 'stash', '--include-untracked', '--quiet');
    execFileSync('git', ['apply', '-'], { cwd: outer.folder, input: dry.stdout });
    expect(visible(readTree(outer.folder))).toEqual(patched);
  });

  it('named with --app, or with --cwd through a link, is the same project', () => {
    sampleAt("apps/it's [one]");
    symlinkSync('apps', path('link'));
    const stdouts = [
      run(outer.folder, '--dry-run', '--app', "apps/it's [one]"),
      run(outer.folder, '--dry-run', '--cwd', "apps/it's [one]"),
      run(outer.folder, '--dry-run', '--cwd', "link/it's [one]"),
      run(path('link'), '--dry-run', '--cwd', "it's [one]"),
    ];
    for (const { exit } of stdouts) expect(exit).toBe(0);
    expect(stdouts[2]?.stdout).toBe(stdouts[1]?.stdout);
    expect(stdouts[3]?.stdout).toBe(stdouts[1]?.stdout);
    const { stderr } = run(outer.folder, '--app', "apps/it's [one]");
    // pip installs packages by name from anywhere, npm in the folder of the package.json.
    const command =
      framework === 'nest' ? `cd "./apps/it's [one]" && npm` : 'python3 -m pip install wristband';
    expect(stderr).toContain(`Install the packages:\n       ${command}`);
  });

  it.each(['../..', '..', '/'])('is not sought outside of the repository with --app %s', (app) => {
    const folder = sampleAt('one');
    if (hasGit) commitAll(folder);
    const { exit, stderr } = run(folder, '--app', app);
    expect(exit).toBe(2);
    expect(stderr).toContain(`--app ${app} is outside ${folder}`);
  });

  it('stays a link where a file of it is one, and is blocked where the link leads outside', () => {
    const folder = sampleAt('one');
    renameSync(join(folder, target), join(folder, 'kept.txt'));
    symlinkSync(join(folder, 'kept.txt'), join(folder, target));
    expect(run(folder).exit).toBe(0);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toMatch(/[Ww]ristband/);
    expect(readlinkSync(join(folder, target))).toBe(join(folder, 'kept.txt'));

    rmSync(folder, { recursive: true });
    sampleAt('one');
    renameSync(join(folder, target), path('outside.txt'));
    symlinkSync(path('outside.txt'), join(folder, target));
    const before = outer.tree();
    const { exit, stderr } = run(folder);
    expect(exit).toBe(3);
    expect(stderr).toContain('points outside the repository');
    expect(outer.tree()).toBe(before);
  });

  it('fails where a file is read-only', () => {
    const folder = sampleAt('one');
    chmodSync(join(folder, target), 0o444);
    const before = outer.tree();
    const { exit, stderr } = run(folder);
    expect(exit).toBe(3);
    expect(stderr).toContain(`The file is read-only.\n  Make it writable (chmod u+w ${target})`);
    expect(outer.tree()).toBe(before);
  });

  it.runIf(isRoot)('keeps the owner and the mode of every file', () => {
    const folder = sampleAt('one');
    for (const name of [target, '.gitignore']) {
      chownSync(join(folder, name), 1234, 1235);
      chmodSync(join(folder, name), 0o664);
    }
    expect(run(folder).exit).toBe(0);
    for (const name of [target, '.gitignore'])
      expect(statSync(join(folder, name))).toMatchObject({ uid: 1234, gid: 1235, mode: 0o100664 });
  });

  it('is patched where names are as long as the disk allows', () => {
    const folder = sampleAt('one');
    const long = lengthen(folder, framework);
    expect(Buffer.byteLength(long.split('/').at(-1) ?? '')).toBe(255);
    const { exit, stderr } = run(folder);
    expect(stderr).toContain('Done: ');
    expect(exit).toBe(0);
    expect(readFileSync(join(folder, long), 'utf8')).toMatch(/[Ww]ristband/);
  });

  it.each(framework === 'nest' ? ['.ENV', 'src/config/Wristband.config.ts'] : ['.ENV', '.Env'])(
    'is blocked where %s differs from a new file by case only',
    (name) => {
      const folder = sampleAt('one');
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
      const before = outer.tree();
      const { exit, stderr } = run(folder);
      expect(exit).toBe(3);
      expect(stderr).toMatch(/\S+ already exists, and the names differ only in case\./);
      expect(stderr).toMatch(/Rename or move \S+: /);
      expect(outer.tree()).toBe(before);
      expect(run(folder, '--dry-run').exit).toBe(3);
      expect(runBuilt(['check', '--no-install'], folder).exit).toBe(1);
    },
  );
});

/** Gives the file that is wired a name of 255 bytes; its new path. */
function lengthen(folder: string, framework: 'nest' | 'django'): string {
  const replace = (name: string, from: string, to: string): void => {
    writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replaceAll(from, to));
  };
  if (framework === 'nest') {
    const long = `${'a'.repeat(252)}.ts`.slice(-255);
    renameSync(join(folder, 'src/app.module.ts'), join(folder, 'src', long));
    replace('src/main.ts', './app.module', `./${long.slice(0, -3)}`);
    return `src/${long}`;
  }
  const name = 's'.repeat(252);
  renameSync(join(folder, 'bookshop/settings.py'), join(folder, 'bookshop', `${name}.py`));
  replace('manage.py', 'bookshop.settings', `bookshop.${name}`);
  return `bookshop/${name}.py`;
}

/** Without git's own files and those that hold the secret, which are no part of a diff. */
function visible(tree: ReadonlyMap<string, Buffer>): Record<string, string> {
  const shown = [...tree].filter(([path]) => !path.startsWith('.git/') && !path.endsWith('.env'));
  return Object.fromEntries(shown.map(([path, bytes]) => [path, bytes.toString('latin1')]));
}
