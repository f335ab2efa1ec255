import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/platform/file-system.js';
import { takeLock } from '../../../src/platform/lock.js';
import { systemError } from '../../support/faults.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const OTHER_RUN = `.cws-lock-0123456789ab-${process.ppid}-${encodeURIComponent(hostname())}`;

/** The same disk, with some calls of its own. */
function withCalls(fs: FileSystem, calls: Partial<FileSystem>): FileSystem {
  return new Proxy(fs, {
    get: (target, name): unknown => Reflect.get(name in calls ? calls : target, name),
  });
}

describe('the lock', () => {
  it('is one file, which says in its name whose it is', async () => {
    const disk = memoryDisk([]);
    const release = await takeLock(disk.fs, ROOT);
    const machine = encodeURIComponent(hostname());
    expect([...disk.tree().keys()]).toEqual([
      expect.stringMatching(new RegExp(`^\\.cws-lock-[0-9a-f]{12}-${process.pid}-${machine}$`)),
    ]);
    await release();
    expect([...disk.tree().keys()]).toEqual([]);
  });

  it.each([OTHER_RUN, '.cws-lock-0123456789ab-999999999-another-machine'])(
    'is not taken while %s is there',
    async (name) => {
      const disk = memoryDisk([[name, '']]);
      const [, process, machine] = /-(\d+)-(.*)$/.exec(name.slice('.cws-lock-0123456789ab'.length)) ?? [];
      await expect(takeLock(disk.fs, ROOT)).rejects.toMatchObject({
        exitCode: 4,
        message: `Another run of this command (process ${process} ${machine}) is writing here.`,
        hint: expect.stringContaining(`If there is no such run, remove ${join(ROOT, name)}.`),
      });
      expect([...disk.tree().keys()]).toEqual([name]);
    },
  );

  it('is given back once, and that of a later run stays', async () => {
    const disk = memoryDisk([]);
    const release = await takeLock(disk.fs, ROOT);
    await release();
    await takeLock(disk.fs, ROOT);
    await release();
    expect(disk.tree().size).toBe(1);
  });

  it('is given up where the folder does not show it', async () => {
    const disk = memoryDisk([]);
    const hiding = withCalls(disk.fs, { readdir: () => Promise.resolve([]) });
    await expect(takeLock(hiding, ROOT)).rejects.toMatchObject({
      message: 'Another run of this command is writing here.',
      hint: 'No files were changed. Wait until it is done and rerun.',
    });
    expect(disk.tree().size).toBe(0);
  });

  it('is removed where the folder can no longer be listed', async () => {
    const disk = memoryDisk([]);
    let listed = 0;
    const failing = withCalls(disk.fs, {
      readdir: (path, options) => ((listed += 1) > 1 ? systemError('EIO') : disk.fs.readdir(path, options)),
    });
    await expect(takeLock(failing, ROOT)).rejects.toMatchObject({ code: 'EIO' });
    expect(disk.tree().size).toBe(0);
  });

  it('is taken although the lock of a killed run cannot be removed', async () => {
    const dead = `.cws-lock-0123456789ab-999999999-${encodeURIComponent(hostname())}`;
    const disk = memoryDisk([[dead, '']]);
    const denying = withCalls(disk.fs, {
      unlink: (path) => (path.endsWith(dead) ? systemError('EPERM') : disk.fs.unlink(path)),
    });
    await (
      await takeLock(denying, ROOT)
    )();
    expect([...disk.tree().keys()]).toEqual([dead]);
  });
});
