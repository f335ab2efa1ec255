import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/platform/file-system.js';
import { LOCK_FILE, takeLock } from '../../../src/platform/lock.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const LOCK = `${ROOT}/${LOCK_FILE}`;
const OTHER_RUN = `${process.ppid} ${hostname()}`;

/** A disk on which something happens each time when a lock is there and has no owner yet. */
function interfering(
  files: readonly (readonly [string, string])[],
  happens: (fs: FileSystem) => Promise<void>,
) {
  const disk = memoryDisk(files);
  const open: FileSystem['open'] = async (path, flags, mode) => {
    const handle = await disk.fs.open(path, flags, mode);
    return {
      writeFile: async (data) => {
        await happens(disk.fs);
        await handle.writeFile(data);
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  };
  const slow = new Proxy(disk.fs, {
    get: (target, name): unknown => (name === 'open' ? open : Reflect.get(target, name)),
  });
  return { fs: slow, tree: () => disk.tree() };
}

describe('the lock', () => {
  it('is not held by a run that was so slow that another one took it over', async () => {
    const { fs, tree } = interfering([], async (disk) => {
      await disk.rename(LOCK, `${ROOT}/aside`);
      const other = await disk.open(LOCK, 'wx', 0o600);
      await other.writeFile(OTHER_RUN);
      await other.close();
    });
    await expect(takeLock(fs, ROOT)).rejects.toMatchObject({
      exitCode: 4,
      message: `Another run of this command (process ${OTHER_RUN}) is writing here.`,
    });
    expect(String(tree().get(LOCK_FILE))).toBe(OTHER_RUN);
  });

  it('names no process where none is known', async () => {
    const { fs } = interfering([], (disk) => disk.unlink(LOCK));
    await expect(takeLock(fs, ROOT)).rejects.toMatchObject({
      message: 'Another run of this command is writing here.',
    });
  });
});
