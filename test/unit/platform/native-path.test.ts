import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSamePath, wayInto, withoutPrefix } from '../../../src/platform/native-path.js';
import { openWorkspace } from '../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

describe('the prefix of Windows', () => {
  it.each([
    ['\\\\?\\C:\\work\\app', 'C:\\work\\app'],
    ['//?/c:/work', 'c:/work'],
    ['\\\\.\\C:\\work', 'C:\\work'],
    ['\\\\?\\UNC\\server\\share\\app', '\\\\server\\share\\app'],
    // A volume without a letter has no other name.
    ['\\\\?\\Volume{1}\\app', '\\\\?\\Volume{1}\\app'],
    ['\\\\server\\share', '\\\\server\\share'],
    ['.\\app', '.\\app'],
  ])('of %s', (path, plain) => {
    expect(withoutPrefix(path, win32)).toBe(plain);
  });

  it('is a name like any other elsewhere', () => {
    expect(withoutPrefix('//?/c:/work', posix)).toBe('//?/c:/work');
  });
});

describe('the way into a folder', () => {
  it.each([
    ['C:\\work', 'C:\\work', ''],
    ['C:\\work', 'C:\\work\\apps\\api', 'apps/api'],
    // The letter of a drive, and names, are the same in either case.
    ['C:\\work', 'c:\\Work\\apps\\Api', 'apps/Api'],
    ['\\\\server\\share\\work', '\\\\SERVER\\share\\work\\apps', 'apps'],
    ['C:\\work', 'C:\\other', undefined],
    ['C:\\work', 'C:\\workshop', undefined],
    ['C:\\work', 'C:\\', undefined],
    ['C:\\work', 'D:\\work\\apps', undefined],
    ['C:\\work', '\\\\server\\share\\work', undefined],
    ['C:\\work', 'C:\\work\\..apps', '..apps'],
  ])('%s to %s on Windows', (folder, to, way) => {
    expect(wayInto(folder, to, win32)).toBe(way);
  });

  it.each([
    ['/work', '/work/apps/api', 'apps/api'],
    ['/work', '/work/a\\b', 'a\\b'],
    ['/work', '/Work/apps', undefined],
    ['/work', '/other', undefined],
  ])('%s to %s elsewhere', (folder, to, way) => {
    expect(wayInto(folder, to, posix)).toBe(way);
  });
});

it.each([
  ['C:\\work', 'c:\\WORK\\', win32, true],
  ['C:\\work', 'C:\\works', win32, false],
  ['C:\\work', 'D:\\work', win32, false],
  ['/work', '/WORK', posix, false],
  ['/u\u0308', '/\u00fc', posix, true],
])('%j and %j are the same path: %s', (one, other, rules, same) => {
  expect(isSamePath(one, other, rules)).toBe(same);
});

describe('a folder that somebody names', () => {
  const open = async () => {
    const disk = memoryDisk([['apps/api/src/main.ts', '']]);
    disk.volume.symlinkSync(ROOT, '/link');
    return openWorkspace(disk.fs, ROOT, `${ROOT}/apps`);
  };

  it.each([
    ['api', 'apps/api'],
    ['./api/', 'apps/api'],
    ['.', 'apps'],
    ['..', ''],
    ['../web', 'web'],
    ['/project/apps/api', 'apps/api'],
    ['/link/apps/api', 'apps/api'],
    ['/link/apps/new', 'apps/new'],
  ])('%s is seen from the root', async (typed, folder) => {
    expect(await (await open()).folderNamed(typed)).toBe(folder);
  });

  it.each(['../..', '/', '/projects', '/link/../elsewhere'])('%s leads outside', async (typed) => {
    await expect((await open()).folderNamed(typed)).rejects.toMatchObject({
      exitCode: 2,
      message: `--app ${typed} is outside ${ROOT}.`,
    });
  });
});
