import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.js';
import type { FileWrite } from '../model/files.js';
import { type FileSystem, unlessMissing } from './file-system.js';
import type { Keep } from './temporary.js';

/** Where the bytes of one planned file really go. */
export interface Target {
  readonly file: FileWrite;
  /** Absolute, symlinks followed: a link stays a link, the file behind it is replaced. */
  readonly path: string;
  readonly keep: Keep;
}

/**
 * Finds the real place of a file and makes sure that it may be written there.
 * @throws UserError when it lies outside the root or is no longer what the plan was made from
 */
export async function resolveTarget(fs: FileSystem, root: string, file: FileWrite): Promise<Target> {
  const path = await realPath(fs, resolve(root, file.path));
  if (!isInside(await fs.realpath(root), path)) {
    throw new UserError(`${file.path} leads outside of the repository, to ${path}.`, {
      file: file.path,
      hint: 'Only files inside the repository are edited. Run the command where that file belongs.',
    });
  }
  return { file, path, keep: await expectUnchanged(fs, path, file) };
}

/** Whether a path lies in a folder, or is the folder itself; both absolute, without symlinks. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * @returns what the file with the new bytes must have in common with the old one
 * @throws UserError when the bytes on the disk are not those the plan was made from
 */
export async function expectUnchanged(fs: FileSystem, path: string, file: FileWrite): Promise<Keep> {
  const found = await unlessMissing(fs.readFile(path));
  const same =
    found === undefined || file.before === undefined ? found === file.before : found.equals(file.before);
  if (!same) {
    throw new UserError(`${file.path} changed while this command ran.`, {
      file: file.path,
      exitCode: 4,
      hint: 'Nothing was written. Run the command again.',
    });
  }
  if (found === undefined) return { mode: file.mode, owner: undefined };
  const { mode, uid, gid } = await fs.stat(path);
  return { mode: mode & 0o7777, owner: { uid, gid } };
}

/**
 * Like realpath, for paths whose last parts need not exist yet.
 * @throws UserError for a symlink that leads nowhere
 */
export async function realPath(fs: FileSystem, path: string): Promise<string> {
  const real = await unlessMissing(fs.realpath(path));
  if (real !== undefined) return real;
  const isDanglingLink = (await unlessMissing(fs.lstat(path)))?.isSymbolicLink() === true;
  if (isDanglingLink) throw new UserError(`${path} is a symbolic link to a file that does not exist.`);
  const folder = dirname(path);
  return folder === path ? path : resolve(await realPath(fs, folder), relative(folder, path));
}

/** A file as it is, or is not, at this moment. */
export async function targetNow(fs: FileSystem, path: string, name: string): Promise<Target> {
  const before = await unlessMissing(fs.readFile(path));
  const file = { path: name, before, after: new Uint8Array() };
  return { file, path, keep: await expectUnchanged(fs, path, file) };
}

/** Those of the files that are no longer as they were before, or as they were written. */
export async function whereChanged<One extends Target>(
  fs: FileSystem,
  targets: readonly One[],
  since: 'before' | 'after' = 'before',
): Promise<One[]> {
  const isSame = await Promise.all(
    targets.map(async ({ path, file }) => {
      const then = file[since];
      try {
        const now = await unlessMissing(fs.readFile(path));
        return now === undefined || then === undefined ? now === then : now.equals(then);
      } catch {
        // Putting the other files back must not end here.
        return true;
      }
    }),
  );
  return targets.filter((_, index) => isSame[index] === false);
}
