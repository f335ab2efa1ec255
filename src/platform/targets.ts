import type { Stats } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../model/errors.js';
import type { FileWrite } from '../model/files.js';
import { type FileSystem, unlessMissing } from './file-system.js';
import { wayInto } from './native-path.js';
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
  if (wayInto(await fs.realpath(root), path) === undefined) {
    throw new UserError(`${file.path} points outside the repository, to ${path}.`, {
      file: file.path,
      hint: 'Only files inside the repository are edited. Run the command where that file belongs.',
    });
  }
  return { file, path, keep: await expectUnchanged(fs, path, file) };
}

/**
 * @returns what the file with the new bytes must have in common with the old one
 * @throws UserError when the bytes on the disk are not those the plan was made from
 */
export async function expectUnchanged(fs: FileSystem, path: string, file: FileWrite): Promise<Keep> {
  const found = await foundAt(fs, path);
  if (file.before === undefined && found?.stats.isDirectory() === true) {
    throw new UserError(`${file.path} is a folder, so no file can be written there.`, {
      file: file.path,
      exitCode: 4,
      hint: 'No files were changed. Rename the folder and rerun.',
    });
  }
  if (!isAs(found, file.before)) throw changedMeanwhile(file);
  if (found === undefined) return { mode: file.mode, owner: undefined };
  const { mode, uid, gid } = found.stats;
  return { mode: mode & 0o7777, owner: { uid, gid } };
}

/**
 * Makes sure that a target is where it was found: a link that has taken the place of the file, or of a folder above it, may
 * lead out of the repository.
 * @throws UserError when it is elsewhere now
 */
export async function expectInPlace(fs: FileSystem, { path, file }: Target): Promise<void> {
  if ((await realPath(fs, path)) !== path) throw changedMeanwhile(file);
}

function changedMeanwhile({ path }: FileWrite): UserError {
  return new UserError(`${path} changed while this command was running.`, {
    file: path,
    exitCode: 4,
    hint: 'No files were changed. Rerun the command.',
  });
}

interface Found {
  readonly stats: Stats;
  /** Undefined for what is no regular file: a pipe or a device may never end, so it is not opened. */
  readonly bytes: Buffer | undefined;
}

async function foundAt(fs: FileSystem, path: string): Promise<Found | undefined> {
  const stats = await unlessMissing(fs.stat(path));
  if (stats === undefined) return undefined;
  const bytes = stats.isFile() ? await unlessMissing(fs.readFile(path)) : undefined;
  return { stats, bytes };
}

function isAs(found: Found | undefined, bytes: Uint8Array | undefined): boolean {
  return found === undefined || bytes === undefined ? found === bytes : found.bytes?.equals(bytes) === true;
}

/**
 * Like realpath, for paths whose last parts need not exist yet.
 * @throws UserError for a symlink that leads nowhere
 */
export async function realPath(fs: FileSystem, path: string): Promise<string> {
  const real = await unlessMissing(fs.realpath(path));
  // A file system in memory has no drives, on Windows either.
  if (real !== undefined) return resolve(real);
  const isDanglingLink = (await unlessMissing(fs.lstat(path)))?.isSymbolicLink() === true;
  if (isDanglingLink) throw new UserError(`${path} is a symbolic link to a file that does not exist.`);
  const folder = dirname(path);
  return folder === path ? path : resolve(await realPath(fs, folder), relative(folder, path));
}

/** A file as it is, or is not, at this moment; undefined for what is no regular file. */
export async function targetNow(fs: FileSystem, path: string, name: string): Promise<Target | undefined> {
  const found = await foundAt(fs, path);
  if (found !== undefined && found.bytes === undefined) return undefined;
  const file = { path: name, before: found?.bytes, after: new Uint8Array() };
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
        return isAs(await foundAt(fs, path), then);
      } catch {
        // Putting the other files back must not end here.
        return true;
      }
    }),
  );
  return targets.filter((_, index) => isSame[index] === false);
}
