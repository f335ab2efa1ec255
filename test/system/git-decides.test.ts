import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';
import { commitAll, git, hasGit } from '../support/git.js';

const OLD = 'WRISTBAND_SESSION_SECRET=an-old-session-secret-of-enough-length-1234\n';

describe.runIf(hasGit).each(['nest', 'django'] as const)('git decides in a %s project', (framework) => {
  let project: Scratch;
  const path = (name: string): string => join(project.folder, name);
  const read = (name: string): string => readFileSync(path(name), 'utf8');
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  const run = (...flags: string[]) => runBuilt(['--no-install', ...flags], project.folder);
  const isIgnored = (name: string): boolean =>
    git(project.folder, 'ls-files', '--others', '--ignored', '--exclude-standard', '-z')
      .split('\0')
      .includes(name);

  beforeEach(() => {
    project = scratch(framework);
    write('.gitignore', 'node_modules\n');
  });

  afterEach(() => {
    project.remove();
  });

  it('leaves an env file alone that is tracked, and names the two ways out', () => {
    write('.env', 'DEBUG=1\n');
    commitAll(project.folder);
    const { exit, stderr } = run();
    expect(exit).toBe(0);
    expect(stderr).toContain('WRISTBAND_SESSION_SECRET is not in .env, which git tracks');
    expect(stderr).toContain('git rm --cached .env');
    expect(read('.env')).toBe('DEBUG=1\n');
    expect(git(project.folder, 'status', '--porcelain')).not.toContain('.env');
    expect(runBuilt(['check', '--no-install'], project.folder).exit).toBe(1);
    git(project.folder, 'rm', '--quiet', '--cached', '.env');
    expect(run().exit).toBe(0);
    expect(read('.env')).toMatch(/^DEBUG=1\nWRISTBAND_SESSION_SECRET=.{43}\n(?:# .*\n)*$/);
    expect(isIgnored('.env')).toBe(true);
  });

  it('puts no secret into a tracked env file with --force, either', () => {
    write('.env', 'DEBUG=1\n');
    commitAll(project.folder);
    expect(run('--force').exit).toBe(0);
    expect(read('.env')).toBe('DEBUG=1\n');
  });

  it('goes the first way out', () => {
    write('.env', 'DEBUG=1\n');
    commitAll(project.folder);
    git(project.folder, 'rm', '--quiet', '--cached', '.env');
    expect(run().exit).toBe(0);
    expect(isIgnored('.env')).toBe(true);
  });

  it('leaves an env file alone that is a link to a tracked file', () => {
    write('config/dev.env', 'DEBUG=1\n');
    symlinkSync('config/dev.env', path('.env'));
    write('.gitignore', '.env\n');
    commitAll(project.folder);
    const { exit, stderr } = run();
    expect(stderr).toContain('is not in config/dev.env, which git tracks');
    expect(exit).toBe(0);
    expect(read('config/dev.env')).toBe('DEBUG=1\n');
  });

  it('ignores the file that an env file is a link to', () => {
    commitAll(project.folder);
    write('config/dev.env', 'DEBUG=1\n');
    symlinkSync('config/dev.env', path('.env'));
    expect(run().exit).toBe(0);
    expect(read('config/dev.env')).toMatch(/^DEBUG=1\nWRISTBAND_SESSION_SECRET=.{43}\n(?:# .*\n)*$/);
    expect(isIgnored('config/dev.env')).toBe(true);
  });

  it('leaves .gitignore alone where git ignores the file by another rule', () => {
    commitAll(project.folder);
    write('.git/info/exclude', '*.env\n');
    expect(run().exit).toBe(0);
    expect(read('.gitignore')).toBe('node_modules\n');
  });

  it('has the last word where a rule takes the file out again', () => {
    write('.gitignore', '.env\n!.env\n');
    commitAll(project.folder);
    expect(run().exit).toBe(0);
    expect(read('.gitignore')).toBe('.env\n!.env\n.env\n');
    expect(isIgnored('.env')).toBe(true);
  });

  it('has the last word over a .gitignore between the root and the application', () => {
    const files = ['apps/.gitignore', '.gitignore'];
    moveTo("apps/a's [x] #1!");
    write(files[0] ?? '', '!.env\n');
    write(files[1] ?? '', '.env\n');
    commitAll(project.folder);
    const { exit, stderr } = run('--app', "apps/a's [x] #1!");
    expect(stderr).toContain('Done');
    expect(exit).toBe(0);
    expect(isIgnored("apps/a's [x] #1!/.env")).toBe(true);
  });

  it.each(['a*b', 'a?b', 'a [b] c', '#a', '!a', 'a\\b', 'a b ', 'ü', "it's", 'new\nline', '"quoted"'])(
    'ignores the env file of the folder %j, and no other',
    (folder) => {
      moveTo(folder);
      commitAll(project.folder);
      const { exit, stderr } = run('--app', folder);
      expect(stderr).toContain('Done');
      expect(exit).toBe(0);
      expect(isIgnored(`${folder}/.env`)).toBe(true);
      expect(read('.gitignore')).not.toBe('node_modules\n');
      expect(runBuilt(['check', '--no-install', '--app', folder], project.folder).exit).toBe(0);
    },
  );

  it('is not there: this is said and the line is written', () => {
    const { exit, stderr } = run();
    expect(exit).toBe(0);
    expect(stderr).toContain('This is not a git repository: the line takes effect once it becomes one.');
    expect(read('.gitignore')).toBe('node_modules\n.env\n');
  });

  it('creates the env file for its owner only, and keeps the mode of one that is there', () => {
    expect(run().exit).toBe(0);
    expect(statSync(path('.env')).mode & 0o7777).toBe(0o600);
    write('.env', OLD.replace(/=.*/, '=short'));
    chmodSync(path('.env'), 0o640);
    expect(run('--force').exit).toBe(0);
    expect(read('.env')).not.toContain('=short');
    expect(statSync(path('.env')).mode & 0o7777).toBe(0o640);
  });

  /** The application goes into a folder of its own; the root's .gitignore stays. */
  function moveTo(folder: string): void {
    const names = ['src', 'package.json', 'nest-cli.json', 'bookshop', 'manage.py', 'requirements.txt'];
    mkdirSync(path(folder), { recursive: true });
    for (const name of names) if (existsSync(path(name))) renameSync(path(name), path(`${folder}/${name}`));
  }
});
