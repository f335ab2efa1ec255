import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ExitCode, UserError } from '../errors.js';
import type { FileWrite, Transaction } from '../types.js';
import { systemCode, systemReason, type FileSystem } from './file-system.js';
import { expectUnchanged, resolveTarget, unlessMissing, type Target } from './targets.js';

interface Staged extends Target {
  /** Holds the new bytes, beside the target, until the rename. */
  readonly temporary: string;
}

/** Stages every file beside its target. Until `commit` no target has changed; on an error nothing is left. */
export async function beginTransaction(
  fs: FileSystem,
  root: string,
  files: readonly FileWrite[],
): Promise<Transaction> {
  const folders: string[] = [];
  const staged: Staged[] = [];
  try {
    for (const file of files) {
      const target = await resolveTarget(fs, root, file);
      await makeFolders(fs, dirname(target.path), folders);
      const temporary = temporaryBeside(target.path);
      staged.push({ ...target, temporary });
      await writeNew(fs, temporary, file.after, target.mode);
    }
  } catch (error) {
    await cleanUp(fs, staged, folders);
    throw asUserError(error, files[staged.length - 1] ?? files[0]);
  }
  return new StagedTransaction(fs, staged, folders);
}

class StagedTransaction implements Transaction {
  private readonly renamed: Staged[] = [];

  constructor(
    private readonly fs: FileSystem,
    private readonly staged: readonly Staged[],
    private readonly folders: readonly string[],
  ) {}

  async commit(signal?: AbortSignal): Promise<void> {
    for (const item of this.staged) {
      try {
        if (signal?.aborted === true) throw interrupted();
        await expectUnchanged(this.fs, item.path, item.file);
        await this.fs.rename(item.temporary, item.path);
        this.renamed.push(item);
      } catch (error) {
        await this.rollBack();
        throw asUserError(error, item.file);
      }
    }
  }

  async rollBack(): Promise<void> {
    const stuck: string[] = [];
    for (const item of this.renamed.splice(0).reverse()) {
      try {
        await restore(this.fs, item);
      } catch (error) {
        stuck.push(`${item.file.path} (${systemReason(error)})`);
      }
    }
    await cleanUp(this.fs, this.staged, this.folders);
    if (stuck.length > 0) {
      throw new UserError(`These files could not be put back: ${stuck.join(', ')}.`, {
        exitCode: ExitCode.failed,
        hint: 'Restore them from git (git checkout -- <file>).',
      });
    }
  }
}

async function restore(fs: FileSystem, { file, path, mode }: Staged): Promise<void> {
  if (file.before === undefined) return fs.unlink(path);
  const temporary = temporaryBeside(path);
  await writeNew(fs, temporary, file.before, mode);
  await fs.rename(temporary, path);
}

/** A short name of its own: the target's name may already be as long as the file system allows. */
function temporaryBeside(path: string): string {
  return join(dirname(path), `.cws-${randomBytes(6).toString('hex')}.tmp`);
}

async function writeNew(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  mode: number | undefined,
): Promise<void> {
  const handle = await fs.open(path, 'wx', mode ?? 0o666);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // The mode of open() is cut by the umask; an existing file keeps its mode exactly.
  if (mode !== undefined) await fs.chmod(path, mode);
}

/** @param made gets each folder that had to be made, outermost first */
async function makeFolders(fs: FileSystem, folder: string, made: string[]): Promise<void> {
  if ((await unlessMissing(fs.stat(folder))) !== undefined) return;
  await makeFolders(fs, dirname(folder), made);
  await fs.mkdir(folder);
  made.push(folder);
}

async function cleanUp(fs: FileSystem, staged: readonly Staged[], folders: readonly string[]): Promise<void> {
  for (const { temporary } of staged) await quietly(fs.unlink(temporary));
  for (const folder of [...folders].reverse()) await quietly(fs.rmdir(folder));
}

/** Cleaning up must not hide the error that made it necessary; a folder that is in use meanwhile stays. */
async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

function interrupted(): UserError {
  return new UserError('Interrupted.', { exitCode: ExitCode.interrupted, hint: 'Nothing was written.' });
}

function asUserError(error: unknown, file: FileWrite | undefined): Error {
  if (error instanceof UserError || systemCode(error) === undefined) {
    return error instanceof Error ? error : new Error(String(error));
  }
  const path = file?.path ?? 'a file';
  return new UserError(`${path} could not be written: ${systemReason(error)}.`, {
    file: path,
    exitCode: ExitCode.failed,
    hint: 'Nothing was changed. Mend the cause and run the command again.',
  });
}
