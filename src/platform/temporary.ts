import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { systemCode, unlessMissing, type FileSystem } from './file-system.js';

const NAME = /^\.cws-[0-9a-f]{12}\.tmp$/;

/** What a file keeps when its bytes are replaced; undefined: the system's default. */
export interface Keep {
  /** Permission bits. */
  readonly mode: number | undefined;
  readonly owner: Owner | undefined;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Whether a file of this name is one that a killed run has left. */
export function isLeftover(name: string): boolean {
  return NAME.test(name);
}

/** A short name of its own: the target's name may already be as long as the file system allows. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.cws-${randomBytes(6).toString('hex')}.tmp`);
}

/** Writes a file that must not exist, through to the disk. */
export async function writeNew(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  { mode, owner }: Keep,
): Promise<void> {
  const handle = await fs.open(path, 'wx', mode ?? 0o666);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (owner !== undefined) await giveTo(fs, path, owner);
  // The mode of open() is cut by the umask; an existing file keeps its mode exactly.
  if (mode !== undefined) await fs.chmod(path, mode);
}

/** A new file belongs to who runs the command; the one that it replaces may belong to somebody else. */
async function giveTo(fs: FileSystem, path: string, { uid, gid }: Owner): Promise<void> {
  const made = await fs.stat(path);
  if (made.uid !== uid || made.gid !== gid) await fs.chown(path, uid, gid);
}

/** Removes what a killed run has left in a folder. Only for who holds the lock and has written nothing yet. */
export async function removeLeftovers(fs: FileSystem, folder: string): Promise<void> {
  const leftovers = (await namesIn(fs, folder)).filter(isLeftover);
  for (const name of leftovers) await remove(fs, join(folder, name));
}

/** The names of what lies in a folder; none when there is no such folder. */
export async function namesIn(fs: FileSystem, folder: string): Promise<readonly string[]> {
  const entries = (await unlessMissing(fs.readdir(folder, { withFileTypes: true }))) ?? [];
  return entries.map(({ name }) => name);
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

/** Lets some time go by; `node:timers/promises` takes longer to load than this to run. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
