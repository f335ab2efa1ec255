import type fs from 'node:fs/promises';

/** The calls of `node:fs/promises` that the workspace needs; memfs offers them too. */
export type FileSystem = Pick<
  typeof fs,
  | 'chmod'
  | 'chown'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'readFile'
  | 'readdir'
  | 'realpath'
  | 'rename'
  | 'rmdir'
  | 'stat'
  | 'unlink'
>;

/** The code of a system error (`ENOENT`, `EACCES`, …), or undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'the file is in use',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
};

/** A system error in a few plain words. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  if (code !== undefined) return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}

/** `undefined` for a file that is not there; any other error is thrown. */
export async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
