import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.js';
import { beginTransaction } from '../../../src/platform/transaction.js';
import type { FileWrite } from '../../../src/model/files.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

const bytes = (text: string): Buffer => Buffer.from(text);

const writes: readonly FileWrite[] = [
  { path: 'a.txt', before: bytes('a old'), after: bytes('a new') },
  { path: 'new/deep/b.txt', before: undefined, after: bytes('b new'), mode: 0o600 },
  { path: 'c.txt', before: bytes('c old'), after: bytes('c new') },
];

const disk = (): MemoryDisk =>
  memoryDisk([
    ['a.txt', 'a old'],
    ['c.txt', 'c old'],
  ]);

function contents(memory: MemoryDisk): Record<string, string> {
  return Object.fromEntries([...memory.tree()].map(([path, content]) => [path, String(content)]));
}

const old = { 'a.txt': 'a old', 'c.txt': 'c old' };
const fresh = { 'a.txt': 'a new', 'c.txt': 'c new', 'new/deep/b.txt': 'b new' };

describe('a transaction', () => {
  it('shows nothing before commit and everything after it', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    expect(contents(memory)).toMatchObject(old);
    await transaction.commit();
    await transaction.finish();
    expect(contents(memory)).toEqual(fresh);
    expect(memory.volume.statSync(`${ROOT}/new/deep/b.txt`).mode & 0o777).toBe(0o600);
  });

  it('deletes a file at the commit, and gives it back with its mode when rolled back', async () => {
    const memory = disk();
    memory.volume.chmodSync(`${ROOT}/a.txt`, 0o600);
    const deletion = [{ path: 'a.txt', before: bytes('a old'), after: undefined }];
    const transaction = await beginTransaction(memory.fs, ROOT, deletion);
    expect(contents(memory)).toMatchObject(old);
    await transaction.commit();
    expect(memory.volume.existsSync(`${ROOT}/a.txt`)).toBe(false);
    await transaction.rollBack();
    expect(contents(memory)).toEqual(old);
    expect(memory.volume.statSync(`${ROOT}/a.txt`).mode & 0o777).toBe(0o600);
  });

  it('does not delete a file that has changed since', async () => {
    const memory = disk();
    const deletion = [{ path: 'a.txt', before: bytes('a old'), after: undefined }];
    const transaction = await beginTransaction(memory.fs, ROOT, deletion);
    memory.volume.writeFileSync(`${ROOT}/a.txt`, 'a of theirs');
    await expect(transaction.commit()).rejects.toMatchObject({ exitCode: 4 });
    expect(contents(memory)).toEqual({ ...old, 'a.txt': 'a of theirs' });
  });

  it('says that a folder has the name of a new file', async () => {
    const memory = disk();
    memory.volume.mkdirSync(`${ROOT}/new/deep/b.txt`, { recursive: true });
    const message = 'new/deep/b.txt is a folder, so no file can be written there.';
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toMatchObject({ exitCode: 4, message });
    expect(contents(memory)).toEqual(old);
  });

  it('can be rolled back after the commit, made folders included', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    await transaction.rollBack();
    expect(contents(memory)).toEqual(old);
    expect(memory.volume.existsSync(`${ROOT}/new`)).toBe(false);
  });

  it('leaves no folder, though the Finder of macOS has looked into it', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    const folders = [`${ROOT}/new`, `${ROOT}/new/deep`];
    const stagings = [ROOT, `${ROOT}/new/deep`].flatMap((folder) =>
      memory.volume
        .readdirSync(folder)
        .map(String)
        .filter((name) => name.endsWith('.tmp'))
        .map((name) => `${folder}/${name}`),
    );
    expect(stagings).toHaveLength(2);
    for (const folder of [...folders, ...stagings]) memory.volume.writeFileSync(`${folder}/.DS_Store`, '');
    await transaction.commit();
    await transaction.rollBack();
    expect(contents(memory)).toEqual(old);
    expect(memory.volume.readdirSync(ROOT).sort()).toEqual(['a.txt', 'c.txt']);
  });

  it('puts back all but what somebody has edited after the commit', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    memory.volume.writeFileSync(`${ROOT}/a.txt`, 'a of theirs');
    memory.volume.writeFileSync(`${ROOT}/new/deep/b.txt`, 'b of theirs');
    await expect(transaction.rollBack()).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(/a\.txt \(edited .*new\/deep\/b\.txt \(edited /),
    });
    expect(contents(memory)).toEqual({
      'a.txt': 'a of theirs',
      'c.txt': 'c old',
      'new/deep/b.txt': 'b of theirs',
    });
  });

  it('keeps the owner of a file, and fails where it cannot', async () => {
    const memory = disk();
    memory.volume.chownSync(`${ROOT}/a.txt`, 1234, 1235);
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    expect(memory.volume.statSync(`${ROOT}/a.txt`)).toMatchObject({ uid: 1234, gid: 1235 });
    await transaction.rollBack();
    expect(memory.volume.statSync(`${ROOT}/a.txt`)).toMatchObject({ uid: 1234, gid: 1235 });

    const denied = Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'chown' });
    const foreign = new Proxy(memory.fs, {
      get: (fs, name): unknown => (name === 'chown' ? () => Promise.reject(denied) : Reflect.get(fs, name)),
    });
    await expect(beginTransaction(foreign, ROOT, writes)).rejects.toMatchObject({
      exitCode: 3,
      message: 'a.txt belongs to another user or group, and rewriting it would change that.',
    });
    expect(contents(memory)).toEqual(old);
  });

  it('keeps the mode of a file and the link that leads to it', async () => {
    const memory = disk();
    memory.volume.chmodSync(`${ROOT}/a.txt`, 0o755);
    memory.volume.renameSync(`${ROOT}/c.txt`, `${ROOT}/real.txt`);
    memory.volume.symlinkSync('real.txt', `${ROOT}/c.txt`);
    await (await beginTransaction(memory.fs, ROOT, writes)).commit();
    expect(memory.volume.statSync(`${ROOT}/a.txt`).mode & 0o777).toBe(0o755);
    expect(memory.volume.readlinkSync(`${ROOT}/c.txt`)).toBe('real.txt');
    expect(String(memory.volume.readFileSync(`${ROOT}/real.txt`))).toBe('c new');
  });
});

describe('two runs at once', () => {
  it('do not write at the same time: the second one says so', async () => {
    const memory = disk();
    const first = await beginTransaction(memory.fs, ROOT, writes);
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toMatchObject({
      exitCode: 4,
      message: `Another run of this command (process ${process.pid} ${encodeURIComponent(hostname())}) is writing here.`,
    });
    await first.commit();
    await first.finish();
    expect(contents(memory)).toEqual(fresh);
  });

  it('what runs that were killed have left does not stop another one, which removes it', async () => {
    const memory = memoryDisk([
      ...Object.entries(old),
      [`.cws-lock-0123456789ab-999999999-${encodeURIComponent(hostname())}`, ''],
      [`.cws-lock-ba9876543210-999999998-${encodeURIComponent(hostname())}`, ''],
      ['.cws-0123456789ab.tmp', 'half'],
      ['.cws-ba9876543210.tmp/.gitignore', '*\n'],
      ['.cws-ba9876543210.tmp/0', 'half'],
    ]);
    memory.volume.mkdirSync(`${ROOT}/.cws-111111111111.tmp`);
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    await transaction.finish();
    expect(contents(memory)).toEqual(fresh);
    expect(memory.volume.readdirSync(ROOT)).toEqual(['a.txt', 'c.txt', 'new']);
  });

  it('what they have left beside files that are written already is removed too', async () => {
    const memory = memoryDisk([
      ...Object.entries(old),
      ['done/.cws-ba9876543210.tmp/.gitignore', '*\n'],
      ['done/d.txt', 'd'],
    ]);
    const transaction = await beginTransaction(memory.fs, ROOT, writes, ['a.txt', 'done/d.txt']);
    await transaction.commit();
    await transaction.finish();
    expect(contents(memory)).toEqual({ ...fresh, 'done/d.txt': 'd' });
  });

  it('what only looks like it is not followed, nor emptied', async () => {
    const memory = memoryDisk([...Object.entries(old), ['.cws-0123456789ab.tmp/mine', 'mine']]);
    memory.volume.mkdirSync('/elsewhere');
    memory.volume.writeFileSync('/elsewhere/0', 'of somebody else');
    memory.volume.symlinkSync('/elsewhere', `${ROOT}/.cws-ba9876543210.tmp`);
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    await transaction.finish();
    expect(contents(memory)).toEqual({ ...fresh, '.cws-0123456789ab.tmp/mine': 'mine' });
    expect(String(memory.volume.readFileSync('/elsewhere/0'))).toBe('of somebody else');
  });
});

it('has no bytes where git would add them, wherever it is killed', async () => {
  const memory = disk();
  const elsewhere = new Set<string>();
  /** The state that each call leaves. */
  const look = (): void => {
    const files = contents(memory);
    for (const [path, text] of Object.entries(files)) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const isTarget = path in fresh;
      if (!isTarget && text !== '' && files[`${folder}.gitignore`] !== '*\n') elsewhere.add(path);
    }
  };
  const watched = new Proxy(memory.fs, {
    get(fs, name) {
      const call = Reflect.get(fs, name) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]): Promise<unknown> => {
        const result = await Reflect.apply(call, fs, args);
        look();
        return result;
      };
    },
  });
  const transaction = await beginTransaction(watched, ROOT, writes);
  await transaction.commit();
  await transaction.rollBack();
  expect([...elsewhere]).toEqual([]);
  expect(contents(memory)).toEqual(old);
});

describe('a transaction that cannot be finished leaves the tree as it was', () => {
  it('when it is interrupted', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await expect(transaction.commit(AbortSignal.abort())).rejects.toMatchObject({ exitCode: 130 });
    expect(contents(memory)).toEqual(old);
  });

  it('when a file changes before it is staged', async () => {
    const memory = disk();
    memory.volume.writeFileSync(`${ROOT}/c.txt`, 'of somebody else');
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toMatchObject({
      exitCode: 4,
      file: 'c.txt',
    });
    expect(contents(memory)).toEqual({ ...old, 'c.txt': 'of somebody else' });
  });

  it('when a file changes between staging and commit', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    memory.volume.writeFileSync(`${ROOT}/c.txt`, 'of somebody else');
    await expect(transaction.commit()).rejects.toMatchObject({
      message: expect.stringContaining('changed while'),
    });
    expect(contents(memory)).toEqual({ ...old, 'c.txt': 'of somebody else' });
  });

  it.each(['a link to a file with the same bytes', 'in a folder that is a link now'])(
    'when a file is %s between staging and commit, and nothing is written where the link leads',
    async (what) => {
      const memory = memoryDisk([['in/a.txt', 'a old']]);
      const write = { path: 'in/a.txt', before: bytes('a old'), after: bytes('a new') };
      const transaction = await beginTransaction(memory.fs, ROOT, [write]);
      const { volume } = memory;
      const swapped = what.includes('folder') ? `${ROOT}/in` : `${ROOT}/in/a.txt`;
      volume.mkdirSync('/outside', { recursive: true });
      volume.renameSync(swapped, '/outside/kept');
      volume.symlinkSync('/outside/kept', swapped);
      await expect(transaction.commit()).rejects.toMatchObject({
        message: 'in/a.txt changed while this command was running.',
        exitCode: 4,
      });
      expect(volume.readFileSync(`${ROOT}/in/a.txt`, 'utf8')).toBe('a old');
      expect(volume.lstatSync(swapped).isSymbolicLink()).toBe(true);
    },
  );

  it('when a file that should be new is there', async () => {
    const memory = memoryDisk([...Object.entries(old), ['new/deep/b.txt', 'mine']]);
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toBeInstanceOf(UserError);
    expect(contents(memory)).toEqual({ ...old, 'new/deep/b.txt': 'mine' });
  });

  it('when a link is outside the root', async () => {
    const memory = disk();
    memory.volume.mkdirSync('/elsewhere');
    memory.volume.writeFileSync('/elsewhere/c.txt', 'c old');
    memory.volume.unlinkSync(`${ROOT}/c.txt`);
    memory.volume.symlinkSync('/elsewhere/c.txt', `${ROOT}/c.txt`);
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toMatchObject({ exitCode: 3 });
    expect(String(memory.volume.readFileSync('/elsewhere/c.txt'))).toBe('c old');
    expect(String(memory.volume.readFileSync(`${ROOT}/a.txt`))).toBe('a old');
  });
});
