import { dirname, resolve } from 'node:path';
import { ExitCode, interrupted, UserError } from '../errors.js';
import type { FileWrite, Transaction } from '../types.js';
import { systemCode, systemReason, unlessMissing, type FileSystem } from './file-system.js';
import { LOCK_FILE, takeLock, type Release } from './lock.js';
import { expectUnchanged, resolveTarget, type Target } from './targets.js';
import { isLeftover, patiently, remove, removeLeftovers, temporaryBeside, writeNew } from './temporary.js';

interface Staged extends Target {
  /** Holds the new bytes, beside the target, until the rename. */
  readonly temporary: string;
}

/**
 * Stages every file beside its target. Until `commit` no target has changed; on an error nothing is left.
 * @throws UserError when a file cannot be written, is not what was planned from, or another run is writing
 */
export async function beginTransaction(
  fs: FileSystem,
  root: string,
  files: readonly FileWrite[],
): Promise<Transaction> {
  const release = await orUserError(takeLock(fs, root), undefined);
  const transaction = new StagedTransaction(fs, release);
  await quietly(removeLeftovers(fs, root, []));
  for (const file of files) await transaction.stage(root, file);
  return transaction;
}

/**
 * Removes what a killed run has left: its lock, and files that never became those they were to be.
 * @param paths the files that the killed run may have written
 * @throws UserError while another run is writing
 */
export async function tidyUp(fs: FileSystem, root: string, paths: readonly string[]): Promise<void> {
  const names = (await unlessMissing(fs.readdir(root))) ?? [];
  if (!names.some((name) => name === LOCK_FILE || isLeftover(name))) return;
  const release = await orUserError(takeLock(fs, root), undefined);
  const folders = new Set([root, ...paths.map((path) => dirname(resolve(root, path)))]);
  for (const folder of folders) await quietly(removeLeftovers(fs, folder, []));
  await quietly(patiently(release));
}

class StagedTransaction implements Transaction {
  private readonly staged: Staged[] = [];
  private readonly renamed: Staged[] = [];
  /** Folders that had to be made, outermost first. */
  private readonly folders: string[] = [];

  constructor(
    private readonly fs: FileSystem,
    private release: Release,
  ) {}

  async stage(root: string, file: FileWrite): Promise<void> {
    await this.orRollBack(file, async () => {
      const target = await resolveTarget(this.fs, root, file);
      const folder = dirname(target.path);
      await removeLeftovers(
        this.fs,
        folder,
        this.staged.map(({ temporary }) => temporary),
      );
      await this.makeFolders(folder);
      const temporary = temporaryBeside(target.path);
      this.staged.push({ ...target, temporary });
      await writeNew(this.fs, temporary, file.after, target.keep);
    });
  }

  async commit(signal?: AbortSignal): Promise<void> {
    for (const item of this.staged) {
      await this.orRollBack(item.file, async () => {
        if (signal?.aborted === true) throw interrupted();
        await expectUnchanged(this.fs, item.path, item.file);
        await this.fs.rename(item.temporary, item.path);
        this.renamed.push(item);
      });
    }
  }

  async rollBack(): Promise<void> {
    const stuck: string[] = [];
    for (const item of this.renamed.splice(0).reverse()) {
      try {
        await patiently(() => restore(this.fs, item));
      } catch (error) {
        stuck.push(`${item.file.path} (${systemReason(error)})`);
      }
    }
    for (const { temporary } of this.staged) await quietly(remove(this.fs, temporary));
    for (const folder of this.folders.reverse()) await quietly(patiently(() => this.fs.rmdir(folder)));
    await this.finish();
    if (stuck.length > 0) throw notPutBack(stuck);
  }

  async finish(): Promise<void> {
    const { release } = this;
    // Given back once: what stands there later is another run's.
    this.release = () => Promise.resolve();
    await quietly(patiently(release));
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

async function restore(fs: FileSystem, { file, path, keep }: Staged): Promise<void> {
  if (file.before === undefined) return remove(fs, path);
  const temporary = temporaryBeside(path);
  try {
    await writeNew(fs, temporary, file.before, keep);
    await fs.rename(temporary, path);
  } catch (error) {
    await quietly(remove(fs, temporary));
    throw error;
  }
}

/** Cleaning up must not hide the error that made it necessary; a folder that is in use meanwhile stays. */
async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

async function orUserError<Value>(work: Promise<Value>, path: string | undefined): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asUserError(error, path);
  }
}

function notPutBack(files: readonly string[]): UserError {
  return new UserError(`These files could not be put back: ${files.join(', ')}.`, {
    exitCode: ExitCode.failed,
    hint: 'Restore them from git (git checkout -- <file>).',
  });
}

function asUserError(error: unknown, path: string | undefined): unknown {
  if (error instanceof UserError || systemCode(error) === undefined) return error;
  if (error instanceof Error && 'syscall' in error && error.syscall === 'chown') return ownedByAnother(path);
  return new UserError(`${path ?? 'The folder'} could not be written: ${systemReason(error)}.`, {
    ...(path === undefined ? {} : { file: path }),
    exitCode: ExitCode.failed,
    hint: 'Nothing was changed. Mend the cause and run the command again.',
  });
}

function ownedByAnother(path = 'The file'): UserError {
  return new UserError(`${path} belongs to another user or group, which it would lose.`, {
    file: path,
    hint: 'Nothing was changed. Run the command as the owner of that file.',
  });
}
