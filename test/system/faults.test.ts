import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { UserError } from '../../src/model/errors.js';
import { frameworks } from '../../src/frameworks/index.js';
import { disk as realDisk } from '../../src/platform/disk.js';
import type { FileSystem } from '../../src/platform/file-system.js';
import { openGit } from '../../src/platform/git.js';
import { openWorkspace } from '../../src/platform/workspace.js';
import { errorDocument, resultDocument } from '../../src/core/report.js';
import { run } from '../../src/core/run.js';
import type { Argv, Shell, ShellResult } from '../../src/model/context.js';
import { scratch, type Scratch } from '../support/built-command.js';
import { readTree } from '../support/case-folder.js';
import { CASE_SECRET, openTestContext } from '../support/context.js';
import { systemError, watchPoints, type Fault } from '../support/faults.js';
import { memoryDisk, ROOT } from '../support/memory-disk.js';
import { EFFECTIVE } from '../support/effective.js';
import { expectNoTrace } from '../support/secret.js';

interface Disk {
  readonly fs: FileSystem;
  readonly root: string;
  tree(): ReadonlyMap<string, Buffer>;
}

const folders: Scratch[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

type Name = 'nest' | 'django';

/** A sample that has what `--verify` asks. */
function verifiable(framework: Name): Scratch {
  const sample = scratch(framework);
  mkdirSync(join(sample.folder, 'node_modules/.bin'), { recursive: true });
  for (const name of ['tsconfig.json', 'node_modules/.bin/tsc'])
    writeFileSync(join(sample.folder, name), '{}');
  return sample;
}

const disks = {
  'in memory': (framework: Name): Disk => {
    const sample = verifiable(framework);
    const disk = memoryDisk(readTree(sample.folder));
    sample.remove();
    return { fs: disk.fs, root: ROOT, tree: () => disk.tree() };
  },
  'on a real disk': (framework: Name): Disk => {
    const sample = verifiable(framework);
    folders.push(sample);
    return { fs: realDisk, root: sample.folder, tree: () => readTree(sample.folder) };
  },
};

/** Programs that all do as they should: a repository without this and that, and no complaint of any compiler. */
function obedient(root: string): Shell {
  const answer = ([program, ...args]: Argv): Promise<ShellResult | undefined> => {
    const python = args[0] === '-c' ? EFFECTIVE : '[]';
    const compiled = args.includes('--listFiles') ? `${root}/src/app.module.ts\n` : '';
    const stdout = args.includes('rev-parse') ? root : program === 'python3' ? python : compiled;
    return Promise.resolve({ exitCode: 0, stdout, stderr: '' });
  };
  return { run: answer, follow: answer };
}

/** A disk on which git is asked. */
function inRepository({ fs, root }: Disk): Pick<FileSystem, 'lstat'> {
  return { lstat: (path) => fs.lstat(path === `${root}/.git` ? root : path) };
}

async function runOn(disk: Disk, fault: Fault) {
  const watched = watchPoints(fault);
  const fs = watched.fs(disk.fs);
  const shell = watched.shell(obedient(disk.root));
  const { context, screen } = await openTestContext({ fs: disk.fs, root: disk.root });
  const { exit, error, document } = await (async () => {
    try {
      const git = await openGit(shell, inRepository(disk), disk.root, {});
      const workspace = await openWorkspace(fs, disk.root, disk.root);
      const options = parseArguments(['--verify'], '0.0.0', frameworks, process);
      const result = await run(options, frameworks, { ...context, workspace, git, shell });
      return { exit: result.exitCode, document: resultDocument(result) };
    } catch (caught) {
      const error = caught instanceof Error ? caught : new Error(String(caught));
      // What is no UserError is a defect, which the command reports with exit code 4.
      const exit = error instanceof UserError ? error.exitCode : 4;
      return { exit, error, document: errorDocument(error, exit) };
    }
  })();
  expectNoTrace([screen.stdout, screen.stderr, document, error?.stack ?? '', ...watched.points], CASE_SECRET);
  return { exit, error, points: watched.points, said: screen.stderr + document };
}

const texts = (tree: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...tree].map(([path, bytes]) => [path, bytes.toString('latin1')]));

describe.each(['nest', 'django'] as const)('a run on a %s project', (framework) => {
  const codes = ['ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'EMFILE'];

  it.each(codes)(
    'is as before or fully patched in memory, whichever call fails with %s',
    async (code) => {
      await failEveryCall(disks['in memory'], () => code);
    },
    60_000,
  );

  it('is as before or fully patched on a real disk, whichever call fails', async () => {
    await failEveryCall(disks['on a real disk'], (index) => codes[index % codes.length] ?? '');
  }, 60_000);

  it.each(Object.entries(misbehaving))(
    'is as before or fully patched, whichever program %s',
    async (_what, program) => {
      await failEveryProgram(disks['in memory'], () => program);
    },
    60_000,
  );

  it('is as before or fully patched on a real disk, whichever program fails', async () => {
    const kinds = Object.values(misbehaving);
    for (const shift of kinds.keys()) {
      if (shift % 3 === 0)
        await failEveryProgram(disks['on a real disk'], (index) => kinds[(index + shift) % kinds.length]);
    }
  }, 60_000);

  async function failEveryCall(open: (name: Name) => Disk, codeOf: (index: number) => string) {
    const { old, patched, points } = await usual(open);
    const failed: number[] = [];
    for (const [index, point] of points.entries()) {
      if (point.includes(' ')) continue;
      const disk = open(framework);
      const { exit, error } = await runOn(disk, { at: index + 1, call: () => systemError(codeOf(index)) });
      if (error !== undefined) failed.push(index);
      expect([point, exit, texts(disk.tree())]).toEqual([point, ...(error ? [4, old] : [0, patched])]);
    }
    expect(failed.length).toBeGreaterThan(10);
  }

  async function failEveryProgram(
    open: (name: Name) => Disk,
    programOf: (index: number) => Fault['program'],
  ) {
    const { old, patched, points } = await usual(open);
    const programs = points.flatMap((point, index) => (point.includes(' ') ? [{ point, index }] : []));
    expect(programs.map(({ point }) => point.split(' ')[0]?.split('/').at(-1))).toEqual(
      expect.arrayContaining(['git', ...(framework === 'nest' ? ['tsc', 'npm'] : ['python3'])]),
    );
    for (const { point, index } of programs) {
      const disk = open(framework);
      const program = programOf(index);
      const { exit, said } = await runOn(disk, { at: index + 1, ...(program && { program }) });
      const tree = texts(disk.tree());
      expect([3, 4, 0]).toContain(exit);
      if (exit === 3) expect(said).toContain("git can't read this repository");
      // A failing install keeps the files and names the command; a failing check puts them back.
      const isPatched = exit === 0 || (exit === 4 && said.includes('Install the packages:'));
      expect([point, tree]).toEqual([point, isPatched ? patched : old]);
    }
  }

  async function usual(open: (name: Name) => Disk) {
    const disk = open(framework);
    const old = texts(disk.tree());
    const { exit, points } = await runOn(disk, { at: 0 });
    expect(exit).toBe(0);
    const patched = texts(disk.tree());
    const holders = Object.entries(patched).filter(([, text]) => text.includes(CASE_SECRET));
    expect(holders.map(([path]) => path)).toEqual(['.env']);
    return { old, patched, points };
  }
});

const none = { stdout: '', stderr: '' };
const misbehaving: Readonly<Record<string, () => Promise<ShellResult | undefined>>> = {
  'is missing': () => Promise.resolve(undefined),
  fails: () => Promise.resolve({ ...none, exitCode: 128, stderr: 'fatal: no' }),
  'fails without a word': () => Promise.resolve({ ...none, exitCode: 2 }),
  'prints garbage': () => Promise.resolve({ ...none, exitCode: 0, stdout: '}{ \u0000 garbage\n' }),
  'cannot be started': () =>
    Promise.resolve({ ...none, exitCode: 126, failure: 'could not be started (EMFILE)' }),
  'is killed': () => Promise.resolve({ ...none, exitCode: 126, failure: 'was killed by SIGKILL' }),
  hangs: () => Promise.resolve({ ...none, exitCode: 126, failure: 'did not answer in time' }),
  'makes the shell throw': () => Promise.reject(new Error('a defect')),
};
