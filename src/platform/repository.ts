import { dirname, join } from 'node:path';
import { unlessMissing, type FileSystem } from './file-system.js';

/** A folder that has a `.git`, whatever that is. */
export interface RepositoryFolder {
  /** Absolute. */
  readonly folder: string;
  /** Whether the `.git` was seen; false where the folder can't be looked into. */
  readonly isSeen: boolean;
}

/**
 * The nearest folder with a `.git`, from a folder upwards. git itself would also take a folder for a repository that only
 * looks like one, with whatever its configuration says: https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 * @param folder absolute
 */
export async function repositoryFolder(
  fs: Pick<FileSystem, 'lstat'>,
  folder: string,
): Promise<RepositoryFolder | undefined> {
  const isSeen = await hasGitEntry(fs, folder);
  if (isSeen === true) return { folder, isSeen };
  const above = dirname(folder);
  const found = above === folder ? undefined : await repositoryFolder(fs, above);
  return isSeen === undefined && found?.isSeen !== true ? { folder, isSeen: false } : found;
}

/**
 * The outermost repository of its own between a root and a path below it.
 * @param root absolute
 * @param path relative to the root
 */
export async function repositoryBetween(
  fs: Pick<FileSystem, 'lstat'>,
  root: string,
  path: string,
): Promise<string | undefined> {
  const names = path.split('/').slice(0, -1);
  for (let count = 1; count <= names.length; count += 1) {
    const folder = names.slice(0, count).join('/');
    if ((await hasGitEntry(fs, join(root, folder))) === true) return folder;
  }
  return undefined;
}

/** Undefined where it is unknown. */
async function hasGitEntry(fs: Pick<FileSystem, 'lstat'>, folder: string): Promise<boolean | undefined> {
  try {
    return (await unlessMissing(fs.lstat(join(folder, '.git')))) !== undefined;
  } catch {
    return undefined;
  }
}
