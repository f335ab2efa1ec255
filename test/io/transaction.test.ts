import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import type { FileSystem } from '../../src/io/file-system.js';
import { beginTransaction } from '../../src/io/transaction.js';
import type { FileWrite } from '../../src/types.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../support/memory-disk.js';

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

/** The file system with one call failing on its nth use. */
function failing(
  fs: FileSystem,
  call: 'rename' | 'open' | 'mkdir' | 'chmod',
  nth: number,
  code: string,
): FileSystem {
  let uses = 0;
  const wrapped = (...args: readonly unknown[]): unknown => {
    uses += 1;
    if (uses === nth) return Promise.reject(Object.assign(new Error(code), { code }));
    return Reflect.apply(fs[call], fs, args);
  };
  return new Proxy(fs, {
    get: (target, name) => (name === call ? wrapped : Reflect.get(target, name)) as unknown,
  });
}

describe('a transaction', () => {
  it('shows nothing before commit and everything after it', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    expect(contents(memory)).toMatchObject(old);
    await transaction.commit();
    expect(contents(memory)).toEqual(fresh);
    expect(Number(memory.volume.statSync(`${ROOT}/new/deep/b.txt`).mode) & 0o777).toBe(0o600);
  });

  it('can be rolled back after the commit, made folders included', async () => {
    const memory = disk();
    const transaction = await beginTransaction(memory.fs, ROOT, writes);
    await transaction.commit();
    await transaction.rollBack();
    expect(contents(memory)).toEqual(old);
    expect(memory.volume.existsSync(`${ROOT}/new`)).toBe(false);
  });

  it('keeps the mode of a file and the link that leads to it', async () => {
    const memory = disk();
    memory.volume.chmodSync(`${ROOT}/a.txt`, 0o755);
    memory.volume.renameSync(`${ROOT}/c.txt`, `${ROOT}/real.txt`);
    memory.volume.symlinkSync('real.txt', `${ROOT}/c.txt`);
    await (await beginTransaction(memory.fs, ROOT, writes)).commit();
    expect(Number(memory.volume.statSync(`${ROOT}/a.txt`).mode) & 0o777).toBe(0o755);
    expect(memory.volume.readlinkSync(`${ROOT}/c.txt`)).toBe('real.txt');
    expect(String(memory.volume.readFileSync(`${ROOT}/real.txt`))).toBe('c new');
  });
});

describe('a transaction that cannot be finished leaves the tree as it was', () => {
  const points = (['open', 'mkdir', 'chmod', 'rename'] as const).flatMap((call) =>
    [1, 2, 3].map((nth) => ({ call, nth })),
  );

  it.each(points)('when $call fails, time $nth', async ({ call, nth }) => {
    const memory = disk();
    const attempt = async (): Promise<void> => {
      await (await beginTransaction(failing(memory.fs, call, nth, 'ENOSPC'), ROOT, writes)).commit();
    };
    const uses = call === 'mkdir' ? 2 : 3;
    if (nth > uses) await attempt();
    else
      await expect(attempt()).rejects.toMatchObject({
        exitCode: 4,
        message: expect.stringContaining('no space'),
      });
    expect(contents(memory)).toEqual(nth > uses ? fresh : old);
    expect(memory.volume.existsSync(`${ROOT}/new`)).toBe(nth > uses);
  });

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

  it('when a file that should be new is there', async () => {
    const memory = memoryDisk([...Object.entries(old), ['new/deep/b.txt', 'mine']]);
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toBeInstanceOf(UserError);
    expect(contents(memory)).toEqual({ ...old, 'new/deep/b.txt': 'mine' });
  });

  it('when a file is read-only', async () => {
    const memory = disk();
    memory.volume.chmodSync(`${ROOT}/c.txt`, 0o444);
    await expect(beginTransaction(memory.fs, ROOT, writes)).rejects.toMatchObject({
      exitCode: 3,
      hint: expect.stringContaining('chmod u+w c.txt'),
    });
    expect(contents(memory)).toEqual(old);
  });

  it('when a link leads outside of the root', async () => {
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
