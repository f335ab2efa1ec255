import { join } from 'node:path';
import { ExitCode, UserError } from '../errors.js';
import { systemCode, unlessMissing, type FileSystem } from './file-system.js';

/** Present in the root while a run writes; holds the number of its process. */
const LOCK_FILE = '.cws-lock';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Makes sure that one run at a time writes below a root. The lock of a run that was killed is taken over.
 * @throws UserError while another run is writing
 */
export async function takeLock(fs: FileSystem, root: string): Promise<Release> {
  const path = join(root, LOCK_FILE);
  if (!(await create(fs, path))) {
    const owner = Number(String(await unlessMissing(fs.readFile(path))));
    if (isAlive(owner)) throw taken(owner);
    await unlessMissing(fs.unlink(path));
    if (!(await create(fs, path))) throw taken(owner);
  }
  return async () => {
    await unlessMissing(fs.unlink(path));
  };
}

/** Whether a run is writing below the root, or was killed while it did. */
export async function isLocked(fs: FileSystem, root: string): Promise<boolean> {
  return (await unlessMissing(fs.stat(join(root, LOCK_FILE)))) !== undefined;
}

async function create(fs: FileSystem, path: string): Promise<boolean> {
  try {
    const handle = await fs.open(path, 'wx', 0o600);
    try {
      await handle.writeFile(String(process.pid));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    await unlessMissing(fs.unlink(path));
    throw error;
  }
}

/** Signal 0 tests for a process without touching it; EPERM means that it is there and somebody else's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function taken(pid: number): UserError {
  return new UserError(`Another run of this command (process ${pid}) is writing here.`, {
    exitCode: ExitCode.failed,
    hint: 'Nothing was written. Wait until it is done and run the command again.',
  });
}
