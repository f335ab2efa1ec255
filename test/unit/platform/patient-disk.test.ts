import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/platform/file-system.js';
import { patientDisk } from '../../../src/platform/patient-disk.js';
import { beginTransaction } from '../../../src/platform/transaction.js';
import { systemError } from '../../support/faults.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const bytes = (text: string): Buffer => Buffer.from(text);

/** A disk on which another program has a file open, until a run has waited so long (in milliseconds). */
function busy(code: string, calls: readonly (keyof FileSystem)[], until: number, name = 'a.txt') {
  let end = until;
  const memory = memoryDisk([
    ['a.txt', 'a old'],
    ['b.txt', 'b old'],
  ]);
  let waited = 0;
  const fs = new Proxy(memory.fs, {
    get(target, call) {
      const member: unknown = Reflect.get(target, call);
      if (typeof member !== 'function' || !calls.some((one) => one === call)) return member;
      return (...args: unknown[]): unknown => {
        const isHeld = waited < end && args.some((arg) => String(arg).includes(name));
        return isHeld ? systemError(code) : Reflect.apply(member, target, args);
      };
    },
  });
  const pause = (time: number): Promise<void> => {
    waited += time;
    return Promise.resolve();
  };
  const hold = (time: number): void => {
    end = time;
  };
  return { memory, fs: methodsOf(fs), pause, hold, waited: () => waited };
}

/** A proxy can't be spread. */
function methodsOf(fs: FileSystem): FileSystem {
  const { chmod, chown, lstat, mkdir, open, readFile, readdir, realpath, rename, rmdir, stat, unlink } = fs;
  return { chmod, chown, lstat, mkdir, open, readFile, readdir, realpath, rename, rmdir, stat, unlink };
}

async function write(fs: FileSystem): Promise<void> {
  const transaction = await beginTransaction(fs, ROOT, [
    { path: 'b.txt', before: bytes('b old'), after: undefined },
    { path: 'a.txt', before: bytes('a old'), after: bytes('a new') },
  ]);
  await transaction.commit();
  await transaction.finish();
}

const tree = (memory: ReturnType<typeof memoryDisk>) =>
  Object.fromEntries([...memory.tree()].map(([path, content]) => [path, String(content)]));

describe('a file that another program has open', () => {
  it.each([
    ['EPERM', 'rename', 'a.txt'],
    ['EACCES', 'rename', 'a.txt'],
    ['EBUSY', 'rename', 'a.txt'],
    ['EPERM', 'unlink', 'b.txt'],
    ['EPERM', 'open', '.cws-lock'],
    ['EBUSY', 'unlink', '.cws-lock'],
    ['EBUSY', 'readFile', 'a.txt'],
    ['EACCES', 'mkdir', '.tmp'],
    ['EPERM', 'rmdir', '.tmp'],
  ] as const)('is waited for on Windows: %s of %s', async (code, call, name) => {
    const { memory, fs, pause, waited } = busy(code, [call], 1000, name);
    await write(patientDisk(fs, true, pause));
    expect(tree(memory)).toEqual({ 'a.txt': 'a new' });
    expect(waited()).toBeGreaterThanOrEqual(1000);
  });

  it.each([
    ['EBUSY', 'a.txt could not be written: another program has it open.'],
    ['EPERM', 'a.txt could not be written: another program has it open, or it is protected.'],
  ])('ends the run after two seconds: %s', async (code, message) => {
    const { memory, fs, pause, waited } = busy(code, ['rename'], Infinity);
    await expect(write(patientDisk(fs, true, pause))).rejects.toMatchObject({
      exitCode: 4,
      message,
      hint: 'No files were changed. Close that program and rerun.',
    });
    expect(tree(memory)).toEqual({ 'a.txt': 'a old', 'b.txt': 'b old' });
    expect(waited()).toBe(2000);
  });

  it.each([
    [1000, undefined],
    [Infinity, 'These files could not be restored: a.txt (another program has it open).'],
  ])('is waited for when the files are put back, for %s ms', async (until, message) => {
    const { memory, fs, pause, hold } = busy('EBUSY', ['rename'], 0);
    const change = { path: 'a.txt', before: bytes('a old'), after: bytes('a new') };
    const transaction = await beginTransaction(patientDisk(fs, true, pause), ROOT, [change]);
    await transaction.commit();
    hold(until);
    const error = await transaction.rollBack().catch((reason: unknown) => reason);
    if (message === undefined) expect(error).toBeUndefined();
    else expect(error).toMatchObject({ message, exitCode: 4 });
    expect(tree(memory)['a.txt']).toBe(message === undefined ? 'a old' : 'a new');
  });
});

it.each(['EPERM', 'EACCES'])('is not waited for elsewhere, where %s means the permissions', async (code) => {
  const { fs, pause, waited } = busy(code, ['rename'], Infinity);
  await expect(write(patientDisk(fs, false, pause))).rejects.toMatchObject({
    hint: 'No files were changed. Fix the cause and rerun.',
  });
  expect(waited()).toBe(0);
});

it('does not wait for what waiting does not change', async () => {
  const { fs, pause, waited } = busy('ENOSPC', ['rename'], Infinity);
  await expect(write(patientDisk(fs, true, pause))).rejects.toMatchObject({ exitCode: 4 });
  expect(waited()).toBe(0);
});
