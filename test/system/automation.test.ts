import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commandWords, runBuilt, scratch, type Scratch } from '../support/built-command.js';
import { commitAll, git, hasGit } from '../support/git.js';
import { codeBlocks, yamlValues } from '../support/pages.js';

/** Programs of the name that the docs call; npx runs the command that was built. */
let programs: string;
const projects: Scratch[] = [];

beforeAll(() => {
  programs = mkdtempSync(join(tmpdir(), 'programs-'));
  const quoted = commandWords.map((word) => `'${word}'`).join(' ');
  program('npx', `[ "$1 $2" = "--yes create-wristband-session" ] || exit 99\nshift 2\nexec ${quoted} "$@"`);
  for (const name of ['npm', 'python', 'python3']) program(name, '[ -z "$INSTALL_FAILS" ] || exit 7');
});

afterAll(() => {
  rmSync(programs, { recursive: true });
});

afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function program(name: string, body: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(programs, name), 0o755);
}

function project(sample?: 'nest' | 'django'): Scratch {
  const made = scratch(sample);
  projects.push(made);
  return made;
}

function sh(script: string, cwd: string, more: Record<string, string> = {}) {
  const env = { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}`, ...more };
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { cwd, env, encoding: 'utf8' });
  return { exit: status, stdout, stderr };
}

/** A fresh clone, as CI has it: without what git ignores. */
function clone({ folder }: Scratch): string {
  const copy = project();
  git(copy.folder, 'clone', '--quiet', folder, '.');
  return copy.folder;
}

/** What GitHub puts into the environment of the job. */
const JOB = { GITHUB_ACTIONS: 'true', WRISTBAND_SESSION_SECRET: 'Jx9Zk4Lr8Tt1Hs6Wd3Pf5Cgq0Vb7yM2n' };

describe.runIf(hasGit).each(['nest', 'django'] as const)(
  'the examples in docs/ci.md, on a %s project',
  (framework) => {
    const [actions = '', preCommit = ''] = codeBlocks('docs/ci.md', 'yaml');

    it('GitHub Actions: passes when all is in place, else annotates what is missing', () => {
      const [step = ''] = yamlValues(actions, 'run');
      expect(actions).toContain('WRISTBAND_SESSION_SECRET: ');
      const sample = project(framework);
      commitAll(sample.folder);
      const before = sh(step, clone(sample), JOB);
      expect(before.exit).toBe(1);
      expect(before.stderr).toContain('::error ');

      expect(sh('npx --yes create-wristband-session', sample.folder).exit).toBe(0);
      declareSdk(sample.folder, framework);
      commitAll(sample.folder);
      const after = sh(step, clone(sample), JOB);
      expect(after.stderr).not.toContain('::error ');
      expect(after.exit).toBe(0);
    });

    it('pre-commit: lets a commit through when all is in place, and stops it else', () => {
      const [entry] = yamlValues(preCommit, 'entry');
      expect(yamlValues(preCommit, 'language')).toEqual(['system']);
      const sample = project(framework);
      commitAll(sample.folder);
      const hook = join(sample.folder, '.git/hooks/pre-commit');
      writeFileSync(hook, `#!/bin/sh\nexec ${entry ?? ''}\n`);
      chmodSync(hook, 0o755);
      const commit = 'git -c user.name=a -c user.email=a@example.com commit --allow-empty -m second';
      const stopped = sh(commit, sample.folder);
      expect(stopped.exit).toBe(1);
      expect(stopped.stderr).toContain('No Wristband session is set up yet');
      expect(runBuilt(['--no-install'], sample.folder).exit).toBe(0);
      expect(sh(`git add --all && ${commit}`, sample.folder).exit).toBe(0);
      expect(git(sample.folder, 'show', '--stat', '--format=')).not.toContain('.env ');
    });
  },
);

describe.runIf(hasGit)('the recipe for many repositories', () => {
  const [script = ''] = codeBlocks('docs/ci.md', 'sh');

  /** As multi-gitter decides: https://github.com/lindell/multi-gitter */
  function visit(repository: string, more: Record<string, string> = {}) {
    const { exit, stderr } = sh(script, repository, more);
    const changed = git(repository, 'status', '--porcelain') !== '';
    return { verdict: exit !== 0 ? `error ${exit}` : changed ? 'pull request' : 'nothing', changed, stderr };
  }

  it.each(['nest', 'django'] as const)('makes a pull request of a %s project, once', (framework) => {
    const sample = project(framework);
    commitAll(sample.folder);
    const repository = clone(sample);
    expect(visit(repository)).toMatchObject({ verdict: 'pull request' });
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '-m', 'Add Wristband sessions');
    declareSdk(repository, framework);
    commitAll(repository);
    expect(git(repository, 'ls-files')).not.toMatch(/^\.env$/m);
    expect(visit(clone({ ...sample, folder: repository }))).toMatchObject({ verdict: 'nothing' });
  });

  it('reports a repository that is not supported, and changes nothing in it', () => {
    const sample = project('nest');
    const manifest = join(sample.folder, 'package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(/"(\^|~)?1[01]\.[^"]*"/g, '"^9.0.0"'));
    commitAll(sample.folder);
    const { verdict, changed, stderr } = visit(sample.folder);
    expect(stderr).toContain('NestJS 9');
    expect({ verdict, changed }).toEqual({ verdict: 'error 3', changed: false });
  });

  it('reports a repository without an application', () => {
    const empty = project();
    commitAll(empty.folder);
    expect(visit(empty.folder)).toMatchObject({ verdict: 'error 3', changed: false });
  });

  it('leaves nothing behind where the packages cannot be installed', () => {
    const sample = project('django');
    commitAll(sample.folder);
    expect(visit(sample.folder, { INSTALL_FAILS: '1' })).toMatchObject({
      verdict: 'error 4',
      changed: false,
    });
  });
});

/** As the package manager would have declared it. */
function declareSdk(folder: string, framework: 'nest' | 'django'): void {
  if (framework === 'django') return;
  const path = join(folder, 'package.json');
  const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(path, 'utf8'));
  manifest.dependencies['@wristband/nestjs-auth'] = '^1.0.0';
  manifest.dependencies['@nestjs/config'] = '^4.0.0';
  writeFileSync(path, JSON.stringify(manifest, null, 2));
}
