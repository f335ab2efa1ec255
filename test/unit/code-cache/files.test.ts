import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFolder, readOwn, writeOwn } from '../../../src/code-cache/files.js';

const posix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
const bytes = Buffer.from('compiled');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

describe('a folder of the user alone', () => {
  it.runIf(posix)('is made so that nobody else can look into it', () => {
    const path = join(folder, 'a', 'b');
    expect(ownFolder(path)).toBe(true);
    expect([modeOf(path), modeOf(join(folder, 'a'))]).toEqual([0o700, 0o700]);
    expect(ownFolder(path)).toBe(true);
  });

  it.runIf(posix).each([0o777, 0o770, 0o705, 0o750])('is none with mode %o', (mode) => {
    const path = join(folder, 'open');
    mkdirSync(path);
    chmodSync(path, mode);
    expect(ownFolder(path)).toBe(false);
  });

  it('is no link, and no file', () => {
    mkdirSync(join(folder, 'real'), { mode: 0o700 });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    writeFileSync(join(folder, 'file'), '');
    expect(ownFolder(join(folder, 'link'))).toBe(false);
    expect(ownFolder(join(folder, 'file'))).toBe(false);
    expect(ownFolder(join(folder, 'file', 'below'))).toBe(false);
  });

  it.runIf(isRoot)('is none that belongs to another user, nor is one made below such a folder', () => {
    const theirs = join(folder, 'theirs');
    mkdirSync(theirs, { mode: 0o700 });
    chownSync(theirs, 12345, 12345);
    expect(ownFolder(theirs)).toBe(false);
    expect(ownFolder(join(theirs, 'mine'))).toBe(false);
    expect(existsSync(join(theirs, 'mine'))).toBe(false);
  });
});

describe('a file of the user alone', () => {
  it('is read as it was written, and leaves nothing else behind', () => {
    writeOwn(join(folder, 'file'), bytes);
    expect(readOwn(join(folder, 'file'))).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['file']);
    if (posix) expect(modeOf(join(folder, 'file'))).toBe(0o600);
  });

  it.runIf(posix).each([0o644, 0o620, 0o606])('is not read with mode %o', (mode) => {
    writeOwn(join(folder, 'file'), bytes);
    chmodSync(join(folder, 'file'), mode);
    expect(readOwn(join(folder, 'file'))).toBeUndefined();
  });

  it.runIf(posix)('is not read through a link', () => {
    writeOwn(join(folder, 'file'), bytes);
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    expect(readOwn(join(folder, 'link'))).toBeUndefined();
  });

  it.runIf(isRoot)('is not read when it belongs to another user', () => {
    writeOwn(join(folder, 'file'), bytes);
    chownSync(join(folder, 'file'), 12345, 12345);
    expect(readOwn(join(folder, 'file'))).toBeUndefined();
  });

  it('is no matter when it cannot be written or is not there', () => {
    writeOwn(join(folder, 'no', 'such', 'folder'), bytes);
    mkdirSync(join(folder, 'taken', 'below'), { recursive: true });
    writeOwn(join(folder, 'taken'), bytes);
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(readOwn(join(folder, 'nothing'))).toBeUndefined();
  });
});
