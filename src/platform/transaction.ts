import { dirname, join, resolve } from 'node:path';
import { interrupted } from '../model/errors.js';
import type { FileWrite, Transaction } from '../model/files.js';
import { systemReason, unlessMissing, type FileSystem } from './file-system.js';
import { isLock, takeLock, type Release } from './lock.js';
import {
  expectInPlace,
  expectUnchanged,
  resolveTarget,
  type Target,
  targetNow,
  whereChanged,
} from './targets.js';
import {
  isLeftover,
  makeStaging,
  namesIn,
  patiently,
  remove,
  removeEmpty,
  removeLeftovers,
  removeStaging,
  writeNew,
} from './temporary.js';
import { asUserError, notPutBack, orUserError, quietly } from './write-errors.js';

interface Staged extends Target {
  /** Holds the new bytes until the rename. */
  readonly temporary: string;
}

/**
 * Stages every file beside its target. Until `commit` no target has changed; on an error nothing is left.
 * @param paths the files that a killed run may have written; what it has left beside them is removed
 * @throws UserError when a file cannot be written, is not what was planned from, or another run is writing
 */
export async function beginTransaction(
  fs: FileSystem,
  root: string,
  files: readonly FileWrite[],
  paths: readonly string[] = [],
): Promise<Transaction> {
  const release = await orUserError(takeLock(fs, root), undefined);
  const transaction = new StagedTransaction(fs, root, release);
  await removeAllLeftovers(fs, root, paths);
  for (const file of files) await transaction.add(file);
  await transaction.stage();
  return transaction;
}

/**
 * Removes what a killed run has left: its lock, and files that never became those they were to be.
 * @param paths the files that the killed run may have written
 * @throws UserError while another run is writing
 */
export async function tidyUp(fs: FileSystem, root: string, paths: readonly string[]): Promise<void> {
  const names = await namesIn(fs, root);
  if (!names.some((name) => isLock(name) || isLeftover(name))) return;
  const release = await orUserError(takeLock(fs, root), undefined);
  await removeAllLeftovers(fs, root, paths);
  await quietly(patiently(release));
}

async function removeAllLeftovers(fs: FileSystem, root: string, paths: readonly string[]): Promise<void> {
  const folders = new Set([root, ...paths.map((path) => dirname(resolve(root, path)))]);
  for (const folder of folders) await quietly(removeLeftovers(fs, folder));
}

class StagedTransaction implements Transaction {
  private readonly staged: Staged[] = [];
  private readonly renamed: Staged[] = [];
  /** As they were before another program could change them. */
  private readonly remembered: Target[] = [];
  /** Folders that had to be made, outermost first. */
  private readonly folders: string[] = [];
  /** Of each folder of a target, the one that its new bytes are in. */
  private readonly staging = new Map<string, string>();

  constructor(
    private readonly fs: FileSystem,
    private readonly root: string,
    private readonly release: Release,
  ) {}

  /** Finds out where a file goes, and makes the folders on the way. */
  async add(file: FileWrite): Promise<void> {
    await this.orRollBack(file, async () => {
      const target = await resolveTarget(this.fs, this.root, file);
      const folder = dirname(target.path);
      const temporary = join(await this.stagingFor(folder), String(this.staged.length));
      this.staged.push({ ...target, temporary });
    });
  }

  private async stagingFor(folder: string): Promise<string> {
    const known = this.staging.get(folder);
    if (known !== undefined) return known;
    await removeLeftovers(this.fs, folder);
    await this.makeFolders(folder);
    const made = await makeStaging(this.fs, folder);
    this.staging.set(folder, made);
    return made;
  }

  /** Writes all new bytes, side by side: the disk takes its time with each file. */
  async stage(): Promise<void> {
    const writes = this.staged.flatMap(({ temporary, file, keep }) =>
      file.after === undefined ? [] : [{ file, done: writeNew(this.fs, temporary, file.after, keep) }],
    );
    // Nothing is rolled back while another file is still being written.
    await Promise.allSettled(writes.map(({ done }) => done));
    for (const { file, done } of writes) await this.orRollBack(file, () => done);
  }

  async commit(signal?: AbortSignal): Promise<void> {
    for (const item of this.staged) {
      await this.orRollBack(item.file, async () => {
        if (signal?.aborted === true) throw interrupted();
        await expectInPlace(this.fs, item);
        await expectUnchanged(this.fs, item.path, item.file);
        if (item.file.after === undefined) await this.fs.unlink(item.path);
        else await this.fs.rename(item.temporary, item.path);
        this.renamed.push(item);
      });
    }
    await this.removeStagings();
  }

  async remember(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const target = await targetNow(this.fs, resolve(this.root, path), path);
      if (target !== undefined && !this.staged.some((item) => item.path === target.path))
        this.remembered.push(target);
    }
  }

  async rollBack(): Promise<void> {
    const stuck: string[] = [];
    const changed = await whereChanged(this.fs, this.remembered.splice(0));
    const renamed = this.renamed.splice(0);
    // Somebody has edited it while packages were installed or the project was checked: that is not ours to undo.
    const edited = await whereChanged(this.fs, renamed, 'after');
    stuck.push(...edited.map(({ file }) => `${file.path} (edited since it was written)`));
    for (const item of [...renamed.filter((one) => !edited.includes(one)), ...changed].reverse()) {
      try {
        await patiently(() => restore(this.fs, item));
      } catch (error) {
        stuck.push(`${item.file.path} (${systemReason(error)})`);
      }
    }
    await this.removeStagings();
    for (const folder of this.folders.reverse()) await quietly(removeEmpty(this.fs, folder));
    await this.finish();
    if (stuck.length > 0) throw notPutBack(stuck);
  }

  async finish(): Promise<void> {
    await quietly(patiently(this.release));
  }

  private async removeStagings(): Promise<void> {
    for (const folder of this.staging.values()) await quietly(removeStaging(this.fs, folder));
  }

  private async makeFolders(folder: string): Promise<void> {
    if ((await unlessMissing(this.fs.stat(folder))) !== undefined) return;
    await this.makeFolders(dirname(folder));
    await this.fs.mkdir(folder);
    this.folders.push(folder);
  }

  private async orRollBack(file: FileWrite, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.rollBack();
      throw asUserError(error, file.path);
    }
  }
}

async function restore(fs: FileSystem, { file, path, keep }: Target): Promise<void> {
  if (file.before === undefined) return remove(fs, path);
  const staging = await makeStaging(fs, dirname(path));
  try {
    const temporary = join(staging, '0');
    await writeNew(fs, temporary, file.before, keep);
    await fs.rename(temporary, path);
  } finally {
    await quietly(removeStaging(fs, staging));
  }
}
