import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, startBuilt, type Scratch } from '../support/built-command.js';
import { commitAll, git, hasGit } from '../support/git.js';

const READ_ONLY = [['check'], ['--dry-run', '--yes'], ['--dry-run', '--yes', '--verify']] as const;

/** What the session is added to. */
const TARGETS = {
  nest: 'src/app.module.ts',
  express: 'server.js',
  django: 'bookshop/settings.py',
  fastapi: 'main.py',
} as const;

describe.runIf(hasGit).each(['nest', 'express', 'django', 'fastapi'] as const)(
  'a run that writes nothing in a %s project',
  (framework) => {
    let project: Scratch;
    /** Outside of the project: a program that leaves a file when it is started. */
    let outside: string;
    let trap: string;
    const path = (...names: string[]): string => join(project.folder, ...names);
    const started = (): boolean => existsSync(join(outside, 'started'));
    const forget = (): void => {
      rmSync(join(outside, 'started'), { force: true });
    };

    beforeEach(() => {
      project = scratch(framework);
      outside = realpathSync(mkdtempSync(join(tmpdir(), 'trap-')));
      trap = program(join(outside, 'trap'));
      // Not made of plain statements alone: python3 is asked about the planned text.
      if (framework === 'django' || framework === 'fastapi')
        appendFileSync(path(TARGETS[framework]), '\nX = [n for n in "ab"]\n');
    });

    afterEach(() => {
      project.remove();
      rmSync(outside, { recursive: true });
    });

    /** It also works where it is read as words of a shell. */
    function program(file: string): string {
      writeFileSync(file, `#!/bin/sh\necho "$0" "$@" >> '${join(outside, 'started')}'\nexit 1\n`, {
        mode: 0o755,
      });
      return file;
    }

    async function expectNothingStarts(
      cwd = project.folder,
      environment = {},
      exits: readonly number[] = [0, 1],
    ) {
      for (const args of READ_ONLY) {
        const { exit, stderr } = await startBuilt([...args, '--no-install'], cwd, { environment });
        expect(started(), `${args.join(' ')}: ${stderr}`).toBe(false);
        expect(exits, stderr).toContain(exit);
      }
    }

    /** The trap is one: git itself starts it. */
    function expectGitStarts(cwd: string, ...args: readonly string[]): void {
      try {
        git(cwd, ...args);
      } catch {
        // What the trap answers is no answer.
      }
      expect(started()).toBe(true);
      forget();
    }

    function edit(): void {
      appendFileSync(path(TARGETS[framework]), '\n');
    }

    /** A file of the same size and another time: git has to read it, and filters what it reads. */
    function touch(hours: number): void {
      const time = Date.now() / 1000 + hours * 3600;
      utimesSync(path(TARGETS[framework]), time, time);
    }

    it('starts no file system monitor of the repository', async () => {
      commitAll(project.folder);
      git(project.folder, 'config', 'core.fsmonitor', trap);
      expectGitStarts(project.folder, 'status');
      await expectNothingStarts();
    });

    it.each(['clean', 'process'])('starts no filter (%s) of the repository', async (kind) => {
      writeFileSync(path('.gitattributes'), '* filter=trap\n');
      commitAll(project.folder);
      git(project.folder, 'config', `filter.trap.${kind}`, trap);
      touch(1);
      expectGitStarts(project.folder, 'status');
      touch(2);
      await expectNothingStarts();
    });

    it('starts no hook, alias, pager, differ or text converter of the repository', async () => {
      writeFileSync(path('.gitattributes'), '* diff=trap\n');
      commitAll(project.folder);
      mkdirSync(path('.git', 'hooks'), { recursive: true });
      for (const hook of ['post-index-change', 'reference-transaction', 'pre-auto-gc'])
        program(path('.git', 'hooks', hook));
      const commands = ['rev-parse', 'check-ignore', 'check-attr', 'ls-files', 'ls-tree', 'status'];
      for (const command of commands) {
        git(project.folder, 'config', `alias.${command}`, `!${trap}`);
        git(project.folder, 'config', `pager.${command}`, trap);
      }
      for (const name of [
        'core.pager',
        'diff.external',
        'diff.trap.command',
        'diff.trap.textconv',
        'core.editor',
      ])
        git(project.folder, 'config', name, trap);
      forget();
      edit();
      await expectNothingStarts();
    });

    it('starts no transport for what a partial clone has not got', async () => {
      commitAll(project.folder);
      const config = {
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
        'remote.origin.url': `ext::${trap}`,
        'remote.origin.promisor': 'true',
        'protocol.ext.allow': 'always',
      };
      for (const [name, value] of Object.entries(config)) git(project.folder, 'config', name, value);
      const tree = git(project.folder, 'rev-parse', 'HEAD^{tree}').trim();
      rmSync(path('.git', 'objects', tree.slice(0, 2), tree.slice(2)));
      expectGitStarts(project.folder, 'ls-tree', 'HEAD');
      await expectNothingStarts();
    });

    it.each(['in a repository', 'outside of any'])('reads no bare repository that lies %s', async (where) => {
      const bare = path('app');
      mkdirSync(bare);
      for (const name of readdirSync(project.folder))
        if (name !== 'app') renameSync(path(name), join(bare, name));
      if (where === 'in a repository') commitAll(project.folder);
      const other = mkdtempSync(join(outside, 'other-'));
      git(other, 'init', '--quiet', '--bare');
      git(other, 'config', 'core.bare', 'false');
      git(other, 'config', 'core.worktree', bare);
      git(other, 'config', 'core.fsmonitor', trap);
      for (const name of ['HEAD', 'config', 'objects', 'refs'])
        renameSync(join(other, name), join(bare, name));
      expectGitStarts(bare, 'status');
      await expectNothingStarts(bare);
    });

    it('follows the file .git of a worktree, and starts nothing there', async () => {
      git(project.folder, 'init', '--quiet', `--separate-git-dir=${join(outside, 'data')}`);
      commitAll(project.folder);
      git(project.folder, 'config', 'core.fsmonitor', trap);
      expectGitStarts(project.folder, 'status');
      await expectNothingStarts();
    });

    it('starts nothing of a submodule', async () => {
      const inner = path('inner');
      mkdirSync(inner);
      commitAll(inner);
      commitAll(project.folder);
      git(inner, 'config', 'core.fsmonitor', trap);
      expectGitStarts(project.folder, 'status');
      await expectNothingStarts();
    });

    it('does not follow variables of git that lead elsewhere', async () => {
      commitAll(project.folder);
      const other = join(outside, 'other');
      mkdirSync(other);
      commitAll(other);
      git(other, 'config', 'core.fsmonitor', trap);
      const programs = join(outside, 'git-core');
      mkdirSync(programs);
      for (const name of ['git', 'git-status', 'git-ls-files', 'git-rev-parse'])
        program(join(programs, name));
      edit();
      await expectNothingStarts(project.folder, {
        GIT_DIR: join(other, '.git'),
        GIT_WORK_TREE: project.folder,
        GIT_INDEX_FILE: join(other, '.git', 'index'),
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'core.fsmonitor',
        GIT_CONFIG_VALUE_0: trap,
        GIT_CONFIG_KEY_1: 'alias.rev-parse',
        GIT_CONFIG_VALUE_1: `!${trap}`,
        GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${trap}'`,
        GIT_EXTERNAL_DIFF: trap,
        GIT_PAGER: trap,
        GIT_SSH_COMMAND: trap,
        GIT_EXEC_PATH: programs,
        GIT_TRACE: join(outside, 'started'),
      });
    });

    it.each(['.', '', 'node_modules/.bin', '.venv/bin', 'tools'])(
      'starts no program that lies in the folder %j of the project',
      async (folder) => {
        commitAll(project.folder);
        mkdirSync(path(folder), { recursive: true });
        for (const name of ['git', 'python3', 'python', 'node', 'npm', 'sh', 'env'])
          program(path(folder, name));
        edit();
        const usual = process.env['PATH'] ?? '';
        // npm and an environment that is active put the whole path there.
        for (const entry of [folder, path(folder)])
          await expectNothingStarts(project.folder, {
            PATH: [entry, usual].join(delimiter),
            VIRTUAL_ENV: path('.venv'),
          });
      },
    );

    it('starts no program that a link outside of the project leads to', async () => {
      commitAll(project.folder);
      mkdirSync(path('bin'));
      const links = join(outside, 'links');
      mkdirSync(links);
      for (const name of ['git', 'python3']) {
        program(path('bin', name));
        execFileSync('ln', ['-s', path('bin', name), join(links, name)]);
      }
      edit();
      await expectNothingStarts(project.folder, { PATH: [links, process.env['PATH']].join(delimiter) });
    });
  },
);
