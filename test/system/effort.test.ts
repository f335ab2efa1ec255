import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { frameworks } from '../../src/frameworks/index.js';
import { disk } from '../../src/platform/disk.js';
import type { FileSystem } from '../../src/platform/file-system.js';
import { openGit } from '../../src/platform/git.js';
import { openShell } from '../../src/platform/shell.js';
import { openWorkspace } from '../../src/platform/workspace.js';
import { run } from '../../src/core/run.js';
import type { Shell } from '../../src/model/context.js';
import { scratch, type Scratch } from '../support/built-command.js';
import { openTestContext } from '../support/context.js';
import { commitAll, hasGit } from '../support/git.js';

/** What a run asks of the system. */
interface Effort {
  /** The calls for a file or a folder. */
  readonly reads: string[];
  readonly programs: string[];
}

/** What is to be read is looked at first, whether it is there or not. */
const READS: ReadonlySet<string> = new Set(['stat', 'readdir']);

function counted(effort: Effort): { fs: FileSystem; shell: (cwd: string) => Shell } {
  const fs = new Proxy<FileSystem>(disk, {
    get(target, name) {
      if (typeof name === 'string' && READS.has(name)) effort.reads.push(name);
      return Reflect.get(target, name) as unknown;
    },
  });
  const shell = (cwd: string): Shell => {
    const own = openShell(cwd);
    return {
      run: (argv, input) => {
        effort.programs.push(argv.join(' '));
        return own.run(argv, input);
      },
      follow: () => Promise.reject(new Error('nothing is to be followed with --no-install')),
    };
  };
  return { fs, shell };
}

async function effortIn(cwd: string, framework: string): Promise<Effort> {
  const effort: Effort = { reads: [], programs: [] };
  const { fs, shell: open } = counted(effort);
  const shell = open(cwd);
  const git = await openGit(shell, fs, cwd, {});
  const { context } = await openTestContext({ fs: disk, root: cwd });
  const workspace = await openWorkspace(fs, git.root ?? cwd, cwd);
  const options = parseArguments(
    ['--framework', framework, '--yes', '--no-install'],
    '0.0.0',
    frameworks,
    process,
  );
  await run(options, frameworks, { ...context, workspace, git, shell });
  return effort;
}

/** Packages beside the application, as a repository of several has them. */
function enlarge(folder: string, extension: string): void {
  for (let part = 0; part < 200; part += 1) {
    const folderOfPart = join(folder, 'packages', `group${part % 10}`, `part${part}`);
    mkdirSync(folderOfPart, { recursive: true });
    for (let file = 0; file < 4; file += 1) writeFileSync(join(folderOfPart, `file${file}.${extension}`), '');
  }
}

describe.runIf(hasGit).each([
  ['nest', 'ts'],
  ['django', 'py'],
] as const)('a run on a %s application', (framework, extension) => {
  let project: Scratch;

  beforeEach(() => {
    project = scratch(framework);
  });

  afterEach(() => {
    project.remove();
  });

  it('reads at most 80 files and folders and starts at most 5 programs', async () => {
    commitAll(project.folder);
    const { reads, programs } = await effortIn(project.folder, framework);
    expect(reads.length).toBeLessThanOrEqual(80);
    expect(programs.length).toBeLessThanOrEqual(5);
  });

  it('reads no more in a large repository than the folder beside it', async () => {
    commitAll(project.folder);
    const alone = await effortIn(project.folder, framework);
    project.remove();
    project = scratch(framework);
    enlarge(project.folder, extension);
    commitAll(project.folder);
    const among = await effortIn(project.folder, framework);
    // The folder with the packages may hold a Dockerfile or a compose file.
    expect(among.reads.length).toBe(alone.reads.length + 1);
    expect(among.programs.length).toBe(alone.programs.length);
  });
});
