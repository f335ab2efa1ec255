import { relative, resolve, sep } from 'node:path';
import { ExitCode, UserError } from '../model/errors.js';
import type { FileWrite, Snapshot, Transaction, Workspace } from '../model/files.js';
import { decode } from './decode.js';
import { systemCode, systemReason, type FileSystem } from './file-system.js';
import { isInside, realPath } from './targets.js';
import { beginTransaction, tidyUp } from './transaction.js';

/**
 * Opens the files below a root.
 * @param root absolute path of the repository's root; outside a repository the start folder itself
 * @param cwd absolute path of the folder that the user works in
 * @throws UserError when `cwd` is no folder
 */
export async function openWorkspace(fs: FileSystem, root: string, cwd: string): Promise<Workspace> {
  const start = await realFolder(fs, cwd);
  const realRoot = await realFolder(fs, root);
  if (!isInside(realRoot, start))
    throw new UserError(`${start} does not lie in ${realRoot}, where git finds the repository.`);
  return new DiskWorkspace(fs, realRoot, start);
}

class DiskWorkspace implements Workspace {
  readonly start: string;

  constructor(
    private readonly fs: FileSystem,
    readonly root: string,
    start: string,
  ) {
    this.start = relative(root, start).split(sep).join('/');
  }

  async read(path: string): Promise<Snapshot | undefined> {
    try {
      const place = resolve(this.root, path);
      const stats = await this.fs.stat(place);
      if (stats.isDirectory()) return undefined;
      // A pipe or a device may never end.
      if (!stats.isFile()) throw new Error('it is no regular file');
      const bytes = await this.fs.readFile(place);
      return { bytes, mode: stats.mode & 0o7777, content: decode(bytes) };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw unreadable(path, error);
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await this.fs.readdir(resolve(this.root, folder), { withFileTypes: true });
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw unreadable(folder, error);
    }
  }

  async locate(path: string): Promise<string> {
    try {
      const real = relative(this.root, await realPath(this.fs, resolve(this.root, path)));
      return real.split(sep).join('/');
    } catch (error) {
      throw error instanceof UserError ? error : unreadable(path, error);
    }
  }

  begin(files: readonly FileWrite[]): Promise<Transaction> {
    return beginTransaction(this.fs, this.root, files);
  }

  tidy(paths: readonly string[]): Promise<void> {
    return tidyUp(this.fs, this.root, paths);
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '');
}

function unreadable(path: string, error: unknown): UserError {
  return new UserError(`${path} could not be read: ${systemReason(error)}.`, {
    file: path,
    hint: 'Nothing was written. Fix the cause and run the command again.',
  });
}

async function realFolder(fs: FileSystem, path: string): Promise<string> {
  try {
    const real = await fs.realpath(path);
    if ((await fs.stat(real)).isDirectory()) return real;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
  throw new UserError(`There is no folder ${path}.`, {
    exitCode: ExitCode.usage,
    hint: 'Name the folder of your application with --cwd <dir>.',
  });
}
