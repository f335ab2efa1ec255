import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from './case-folder.js';

const project = join(import.meta.dirname, '..', '..');

export interface Scratch {
  readonly folder: string;
  /** Every file of the folder, as one text that can be compared. */
  tree(): string;
  remove(): void;
}

/** A copy of a sample project, outside of any repository. */
export function scratch(sample?: 'nest' | 'django'): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'run-')));
  if (sample !== undefined) {
    cpSync(join(project, 'test', 'samples', sample), folder, { recursive: true });
    renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
  }
  return {
    folder,
    tree: () =>
      JSON.stringify([...readTree(folder)].map(([path, bytes]) => [path, bytes.toString('latin1')])),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the built command in a process of its own; stdin is no terminal. */
export function runBuilt(args: readonly string[], cwd: string, input = '') {
  const bin = join(project, 'bin', 'create-wristband-session.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
  });
  return { exit: status, stdout, stderr };
}
