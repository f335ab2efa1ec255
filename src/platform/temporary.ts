import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isInUse, systemCode, unlessMissing, type FileSystem } from './file-system.js';
import { quietly } from './write-errors.js';

const NAME = /^\.cws-[0-9a-f]{12}\.tmp$/;
const IGNORE = '.gitignore';
/** The Finder of macOS puts it into any folder that it shows. */
const OF_THE_FINDER = '.DS_Store';

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

/** Whether this is the name of a staging folder, which a killed run has left. */
export function isLeftover(name: string): boolean {
  return NAME.test(name);
}

/**
 * Makes a folder for bytes that are on their way into files beside it. git ignores all of it: what a killed run leaves may
 * hold the secret, and must not be committed.
 * @returns its path
 */
export async function makeStaging(fs: FileSystem, beside: string): Promise<string> {
  const folder = join(beside, `.cws-${randomBytes(6).toString('hex')}.tmp`);
  await fs.mkdir(folder);
  try {
    const handle = await fs.open(join(folder, IGNORE), 'wx', 0o666);
    await handle.writeFile('*\n').finally(() => handle.close());
    return folder;
  } catch (error) {
    await quietly(removeStaging(fs, folder));
    throw error;
  }
}

/** Removes a staging folder, and what it is known to hold; what else is in there stays, and so does a link's target. */
export async function removeStaging(fs: FileSystem, folder: string): Promise<void> {
  const stats = await unlessMissing(fs.lstat(folder));
  if (stats?.isDirectory() !== true) return remove(fs, folder);
  const names = (await namesIn(fs, folder)).filter(
    (name) => name === IGNORE || name === OF_THE_FINDER || /^\d+$/.test(name),
  );
  // What is ignored goes before what ignores it.
  for (const name of names.sort().reverse()) await remove(fs, join(folder, name));
  await quietly(patiently(() => fs.rmdir(folder)));
}

/** Removes a folder that was made for a file of ours, if nothing of anybody's is in it. */
export async function removeEmpty(fs: FileSystem, folder: string): Promise<void> {
  const names = await namesIn(fs, folder);
  if (names.length === 1 && names[0] === OF_THE_FINDER) await remove(fs, join(folder, OF_THE_FINDER));
  await patiently(() => fs.rmdir(folder));
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
  for (const name of leftovers) await quietly(removeStaging(fs, join(folder, name)));
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
    if (systemCode(error) === undefined || isInUse(error) || tries <= 1) throw error;
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
