import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../src/platform/disk.js';
import { openWorkspace } from '../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const encoder = new TextEncoder();

async function contentOf(bytes: Uint8Array) {
  const disk = memoryDisk([['file.py', Buffer.from(bytes)]]);
  const workspace = await openWorkspace(disk.fs, ROOT, ROOT);
  return (await workspace.read('file.py'))?.content;
}

describe('reading', () => {
  it('takes a byte order mark off and remembers it', async () => {
    expect(await contentOf(encoder.encode('\uFEFFx = 1\r\n'))).toEqual({ text: 'x = 1\r\n', bom: true });
    expect(await contentOf(encoder.encode('x = 1'))).toEqual({ text: 'x = 1', bom: false });
  });

  it.each([
    ['latin-1', [0x61, 0x0a, 0x62, 0xe9, 0x0a], 'not valid UTF-8', 2],
    ['a NUL byte', [0x61, 0x0a, 0x0a, 0x00], 'NUL byte', 3],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'UTF-16', undefined],
  ])('says why a file with %s cannot be edited, and where', async (_name, bytes, reason, line) => {
    const content = await contentOf(Uint8Array.from(bytes));
    expect(content).toMatchObject({ unreadable: expect.stringContaining(reason), ...(line && { line }) });
  });

  it('knows nothing of a missing file', async () => {
    const workspace = await openWorkspace(memoryDisk([]).fs, ROOT, ROOT);
    expect(await workspace.read('nowhere/file.py')).toBeUndefined();
    expect(await workspace.list('nowhere')).toEqual([]);
  });

  it('names the file that may not be read', async () => {
    const disk = memoryDisk([['file.py', 'x']]);
    const denied = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    const workspace = await openWorkspace(
      { ...disk.fs, realpath: disk.fs.realpath, stat: disk.fs.stat, readFile: denied },
      ROOT,
      ROOT,
    );
    await expect(workspace.read('file.py')).rejects.toMatchObject({
      exitCode: 3,
      message: 'file.py could not be read: permission denied.',
    });
  });
});

it.runIf(process.platform !== 'win32')(
  'opens nothing that is no file, for it might wait forever',
  async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pipe-')));
    try {
      execFileSync('mkfifo', [join(root, '.env')]);
      const workspace = await openWorkspace(disk, root, root);
      expect(await workspace.read('.env')).toMatchObject({
        bytes: new Uint8Array(),
        content: { unreadable: 'it is not a regular file', isSpecial: true },
      });
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);

describe('opening', () => {
  it('follows a symbolic link to the folder', async () => {
    const disk = memoryDisk([['apps/api/package.json', '{}']]);
    disk.volume.symlinkSync(`${ROOT}/apps/api`, '/link');
    expect((await openWorkspace(disk.fs, ROOT, '/link')).start).toBe('apps/api');
  });

  it('throws for a folder that is not there', async () => {
    await expect(openWorkspace(memoryDisk([]).fs, ROOT, '/nowhere')).rejects.toMatchObject({
      exitCode: 2,
      message: 'There is no folder /nowhere.',
    });
  });

  it('lists names, folders with a slash', async () => {
    const disk = memoryDisk([
      ['b.txt', ''],
      ['a/c.txt', ''],
    ]);
    const workspace = await openWorkspace(disk.fs, ROOT, ROOT);
    expect(await workspace.list('')).toEqual(['a/', 'b.txt']);
  });
});

it('reads no source of more than 2 MiB, and nothing of more than 64', async () => {
  const large = 'x'.repeat((2 << 20) + 1);
  const { fs } = memoryDisk([
    ['a.py', large],
    ['a.ts', large],
    ['package-lock.json', large],
    ['b.mts', large.slice(1)],
  ]);
  const workspace = await openWorkspace(fs, ROOT, ROOT);
  const contents = async (path: string) => (await workspace.read(path))?.content;
  const refused = { unreadable: 'it is larger than 2 MiB', isTooLarge: true };
  expect(await contents('a.py')).toEqual(refused);
  expect(await contents('a.ts')).toEqual(refused);
  expect(await contents('package-lock.json')).toMatchObject({ text: large });
  expect(await contents('b.mts')).toMatchObject({ text: large.slice(1) });
});

it('has no file and no folder with a NUL character in its name, and says so', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nul-')));
  const workspace = await openWorkspace(disk, folder, folder);
  expect(await workspace.read('a\0b.ts')).toBeUndefined();
  expect(await workspace.list('a\0b')).toEqual([]);
  await expect(workspace.locate('a\0b')).rejects.toMatchObject({
    message: 'a\0b could not be read: its name contains a NUL character.',
  });
  rmSync(folder, { recursive: true });
});
