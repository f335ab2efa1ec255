import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode, unlessMissing, type FileSystem } from './file-system.js';

const NAME = /^\.cws-[0-9a-f]{12}\.tmp$/;

/** A short name of its own: the target's name may already be as long as the file system allows. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.cws-${randomBytes(6).toString('hex')}.tmp`);
}

/** Writes a file that must not exist, through to the disk. */
export async function writeNew(
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

/**
 * Removes what a killed run has left in a folder. Only for who holds the lock.
 * @param own the files of this run
 */
export async function removeLeftovers(fs: FileSystem, folder: string, own: readonly string[]): Promise<void> {
  const names = (await unlessMissing(fs.readdir(folder))) ?? [];
  const leftovers = names.filter((name) => NAME.test(name)).map((name) => join(folder, name));
  for (const path of leftovers) if (!own.includes(path)) await remove(fs, path);
}

/** Removes a file if it is there. */
export function remove(fs: FileSystem, path: string): Promise<void> {
  return patiently(() => unlessMissing(fs.unlink(path)));
}

/** Work that puts things right is tried again: a file that is in use is often free a moment later. */
export async function patiently(work: () => Promise<void>, tries = 3): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (systemCode(error) === undefined || tries <= 1) throw error;
    await wait(20);
    await patiently(work, tries - 1);
  }
}
