import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';

/*
 * What is read here is run as code, so it must come from this user: every folder and file belongs to them, and
 * nobody else may write or read it. Windows keeps the folder for local data to its user by itself.
 */

/** Windows has no such flag, and no links that a user can make without more rights. */
const NO_LINK = process.platform === 'win32' ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NOFOLLOW;

/**
 * Makes a folder that only this user can look into, unless it is there.
 * @returns whether it is one
 */
export function ownFolder(path: string): boolean {
  try {
    // Nothing is made in somebody else's home, as it would be after `sudo`.
    if (!isOwn(lstatSync(firstThere(path)))) return false;
    makeFolder(path);
    const stats = lstatSync(path);
    return stats.isDirectory() && isPrivate(stats);
  } catch {
    return false;
  }
}

/** The bytes of a file of this user's alone; undefined when there is none. */
export function readOwn(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, NO_LINK);
    const stats = fstatSync(file);
    return stats.isFile() && isPrivate(stats) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Writes a file whole or not at all; what goes wrong is of no account. */
export function writeOwn(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** One by one: Node's own way never ends where the system refuses a folder as if its parent were missing (`/proc`). */
function makeFolder(path: string): void {
  if (isThere(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function isPrivate(stats: Stats): boolean {
  return isOwn(stats) && (process.platform === 'win32' || (stats.mode & 0o077) === 0);
}

function isOwn(stats: Stats): boolean {
  return process.getuid === undefined || stats.uid === process.getuid();
}

function firstThere(path: string): string {
  return isThere(path) || dirname(path) === path ? path : firstThere(dirname(path));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
