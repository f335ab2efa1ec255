import { isAbsolute, posix } from 'node:path';

/** Joins names to a path relative to the workspace's root; `''` is the root itself. */
export function join(...parts: readonly string[]): string {
  const joined = posix.join(...parts);
  return joined === '.' ? '' : joined;
}

/**
 * The folder a path stands in; `''` is the root. It is always shorter than the path, so that a walk upwards ends, also
 * one from an absolute path.
 */
export function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' || folder === path ? '' : folder;
}

/** The name of a file or folder, without the folder that it stands in. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of `to` as seen from a folder, beginning with `./` or `../`. */
export function relativePath(folder: string, to: string): string {
  const path = posix.relative(folder, to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether a path relative to the workspace's root leads out of it; one with a drive does, on Windows. */
export function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../') || posix.isAbsolute(path) || isAbsolute(path);
}

/** A folder and those above it, the root last. */
export function upwards(folder: string): [string, ...string[]] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}
