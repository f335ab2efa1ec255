import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.js';
import { disk as realDisk } from '../../../src/platform/disk.js';
import type { FileSystem } from '../../../src/platform/file-system.js';
import { beginTransaction } from '../../../src/platform/transaction.js';
import { readTree } from '../../support/case-folder.js';
import { systemError, watchPoints } from '../../support/faults.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

interface Disk {
  readonly fs: FileSystem;
  readonly root: string;
  tree(): Record<string, string>;
}

const before = { 'a.txt': 'a old', 'c.txt': 'c old' };
const after = { 'a.txt': 'a new', 'c.txt': 'c new', 'new/deep/b.txt': 'b new' };
const scratch: string[] = [];

afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true });
});

const disks: Record<string, () => Disk> = {
  'in memory': () => {
    const disk = memoryDisk(Object.entries(before));
    const folders = () =>
      disk.volume.existsSync(`${ROOT}/new`) ? disk.volume.readdirSync(`${ROOT}/new`).map(String) : [];
    return { fs: disk.fs, root: ROOT, tree: () => ({ ...plain(disk.tree()), ...asEntries(folders()) }) };
  },
  'on a real disk': () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'faults-')));
    scratch.push(root);
    for (const [path, text] of Object.entries(before)) writeFileSync(join(root, path), text);
    const folders = () => (readdirSync(root).includes('new') ? readdirSync(join(root, 'new')) : []);
    return { fs: realDisk, root, tree: () => ({ ...plain(readTree(root)), ...asEntries(folders()) }) };
  },
};

/** Folders count too: one that was made for nothing must be gone. */
const asEntries = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`new/${name}/`, 'folder']));
const plain = (tree: ReadonlyMap<string, Buffer>) =>
  Object.fromEntries([...tree].map(([path, bytes]) => [path, String(bytes)]));

async function write({ fs, root }: { fs: FileSystem; root: string }): Promise<void> {
  const bytes = (text: string): Buffer => Buffer.from(text);
  const transaction = await beginTransaction(fs, root, [
    { path: 'a.txt', before: bytes('a old'), after: bytes('a new') },
    { path: 'new/deep/b.txt', before: undefined, after: bytes('b new'), mode: 0o600 },
    { path: 'c.txt', before: bytes('c old'), after: bytes('c new') },
  ]);
  await transaction.commit();
  await transaction.finish();
}

describe.each(Object.entries(disks))('%s', (_name, open) => {
  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'EMFILE'])(
    'whichever call fails with %s, the tree is as before or fully patched',
    async (code) => {
      let failed = 0;
      for (let point = 1; ; point += 1) {
        const disk = open();
        const watched = watchPoints({ at: point, call: () => systemError(code) });
        const error = await write({ fs: watched.fs(disk.fs), root: disk.root }).catch(
          (reason: unknown) => reason,
        );
        if (watched.points.length < point) break;
        if (error === undefined) expect(disk.tree()).toEqual({ ...after, 'new/deep/': 'folder' });
        else {
          failed += 1;
          expect(error).toBeInstanceOf(UserError);
          expect(error).toMatchObject({ exitCode: 4 });
          expect(disk.tree()).toEqual(before);
        }
      }
      expect(failed).toBeGreaterThan(10);
    },
  );
});
