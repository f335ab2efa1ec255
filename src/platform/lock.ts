import { hostname } from 'node:os';
import { join } from 'node:path';
import { ExitCode, UserError } from '../model/errors.js';
import { systemCode, unlessMissing, type FileSystem } from './file-system.js';
import { remove, temporaryBeside, wait } from './temporary.js';

/** Present in the root while a run writes; holds the number of its process and the name of its machine. */
export const LOCK_FILE = '.cws-lock';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Makes sure that one run at a time writes below a root. The lock of a run that was killed is taken over.
 * @throws UserError while another run is writing
 */
export async function takeLock(fs: FileSystem, root: string): Promise<Release> {
  const path = join(root, LOCK_FILE);
  if (!(await create(fs, path))) {
    await removeDead(fs, path);
    if (!(await create(fs, path))) throw taken(path, await ownerOf(fs, path));
  }
  return async () => {
    await unlessMissing(fs.unlink(path));
  };
}

async function create(fs: FileSystem, path: string): Promise<boolean> {
  const own = `${process.pid} ${hostname()}`;
  try {
    const handle = await fs.open(path, 'wx', 0o600);
    try {
      await handle.writeFile(own);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    await unlessMissing(fs.unlink(path));
    throw error;
  }
  // Before it was written it had no owner: a run that waited long enough for one may have taken it over.
  return (await ownerOf(fs, path)) === own;
}

/** Renaming gives a dead lock to one run only: who comes later moves the lock of that run, sees it, and puts it back. */
async function removeDead(fs: FileSystem, path: string): Promise<void> {
  const owner = await ownerOf(fs, path);
  if (isAlive(owner)) throw taken(path, owner);
  const aside = temporaryBeside(path);
  try {
    await fs.rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await ownerOf(fs, aside);
  if (moved === owner) return remove(fs, aside);
  await fs.rename(aside, path);
  throw taken(path, moved);
}

/** A lock without content belongs to a run that is about to write it, or was killed before it could. */
async function ownerOf(fs: FileSystem, path: string, tries = 10): Promise<string> {
  const owner = String((await unlessMissing(fs.readFile(path))) ?? '');
  if (owner !== '' || tries <= 1) return owner;
  await wait(20);
  return ownerOf(fs, path, tries - 1);
}

/** Signal 0 tests for a process without touching it; EPERM means that it is there and somebody else's. */
function isAlive(owner: string): boolean {
  const [number, machine] = owner.split(' ');
  // On a shared disk: nobody can tell from here whether a process of another machine lives.
  if (machine !== undefined && machine !== hostname()) return true;
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function taken(path: string, owner: string): UserError {
  const who = owner === '' ? '' : ` (process ${owner})`;
  return new UserError(`Another run of this command${who} is writing here.`, {
    exitCode: ExitCode.failed,
    hint: `Nothing was written. Wait until it is done and run the command again. If there is no such run, remove ${path}.`,
  });
}
