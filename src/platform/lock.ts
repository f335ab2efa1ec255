import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ExitCode, UserError } from '../model/errors.js';
import { systemCode, unlessMissing, type FileSystem } from './file-system.js';
import { namesIn, patiently, remove, wait } from './temporary.js';
import { quietly } from './write-errors.js';

/** `.cws-lock-<random>-<process>-<machine>`: an empty file in the root, there while that run writes. */
const NAME = /^\.cws-lock-[0-9a-f]{12}-([1-9]\d*)-(.*)$/;
/** No two machines have the same one, and it can stand in the name of a file. */
const MACHINE = encodeURIComponent(hostname());
/** In milliseconds: how long a run waits for others that began with it, time after time. */
const PAUSES = [50, 200, 1000];

/** Gives the lock back; again does no harm. */
export type Release = () => Promise<void>;

/** Whether a file of this name is a lock, held or left by a run that was killed. */
export function isLock(name: string): boolean {
  return NAME.test(name);
}

/**
 * Makes sure that one run at a time writes below a root. A run that was killed does not count.
 *
 * Every run has a lock of its own and writes when it sees no other. Of two that overlap, the later one to create its lock
 * sees the lock of the earlier one, so they never both write. No name is used twice: what is removed because its run is
 * gone can't be the lock of another one, however late it is removed.
 * @param random twelve hexadecimal digits, which no other run has
 * @throws UserError while another run is writing
 */
export async function takeLock(fs: FileSystem, root: string, random = digits()): Promise<Release> {
  const [other] = (await locksIn(fs, root)).held;
  if (other !== undefined) throw taken(root, other);
  const own = `.cws-lock-${random}-${process.pid}-${MACHINE}`;
  const path = join(root, own);
  const release = async (): Promise<void> => {
    await unlessMissing(fs.unlink(path));
  };
  const handle = await fs.open(path, 'wx', 0o600);
  try {
    await handle.close();
    for (const dead of await untilAlone(fs, root, own)) await quietly(remove(fs, join(root, dead)));
    return release;
  } catch (error) {
    await quietly(patiently(release));
    throw error;
  }
}

function digits(): string {
  return randomBytes(6).toString('hex');
}

/**
 * Of the runs that begin at the same time, the one whose name comes first waits until the others have given up: so one of
 * them writes.
 * @returns the locks of runs that are gone
 */
async function untilAlone(
  fs: FileSystem,
  root: string,
  own: string,
  [pause, ...more] = PAUSES,
): Promise<readonly string[]> {
  const { held, left } = await locksIn(fs, root);
  // A folder that does not show what is in it (a share with a cache) may hide the locks of others, too.
  if (!held.includes(own)) throw taken(root, undefined);
  const [other] = held.filter((name) => name !== own).sort();
  if (other === undefined) return left;
  if (other < own || pause === undefined) throw taken(root, other);
  await wait(pause);
  return untilAlone(fs, root, own, more);
}

async function locksIn(fs: FileSystem, root: string): Promise<{ held: string[]; left: string[] }> {
  const names = (await namesIn(fs, root)).filter(isLock);
  const held = names.filter(isHeld);
  return { held, left: names.filter((name) => !held.includes(name)) };
}

/** Signal 0 tests for a process without touching it; EPERM means that it is there and somebody else's. */
function isHeld(name: string): boolean {
  const [, number, machine] = NAME.exec(name) ?? [];
  // On a shared disk: nobody can tell from here whether a process of another machine lives.
  if (machine !== MACHINE) return true;
  try {
    return process.kill(Number(number), 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function taken(root: string, other: string | undefined): UserError {
  const [, number = '', machine = ''] = NAME.exec(other ?? '') ?? [];
  const who = other === undefined ? '' : ` (process ${number} ${machine})`;
  const remains = other === undefined ? '' : ` If there is no such run, remove ${join(root, other)}.`;
  return new UserError(`Another run of this command${who} is writing here.`, {
    exitCode: ExitCode.failed,
    hint: `No files were changed. Wait until it is done and rerun.${remains}`,
  });
}
