import type { Dirent, Stats } from 'node:fs';

/** A file that is open for writing. */
interface OpenFile {
  writeFile(data: Uint8Array | string): Promise<void>;
  /** Waits until the bytes are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The calls of `node:fs/promises` that are made, as far as they are used; memfs offers them too. */
export interface FileSystem {
  readonly chmod: (path: string, mode: number) => Promise<void>;
  readonly chown: (path: string, uid: number, gid: number) => Promise<void>;
  readonly lstat: (path: string) => Promise<Stats>;
  readonly mkdir: (path: string) => Promise<unknown>;
  readonly open: (path: string, flags: string, mode: number) => Promise<OpenFile>;
  readonly readFile: (path: string) => Promise<Buffer>;
  readonly readdir: (path: string, options: { withFileTypes: true }) => Promise<readonly Dirent[]>;
  readonly realpath: (path: string) => Promise<string>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rmdir: (path: string) => Promise<void>;
  readonly stat: (path: string) => Promise<Stats>;
  readonly unlink: (path: string) => Promise<void>;
}

/** The code of a system error (`ENOENT`, `EACCES`, …), or undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'the file is in use',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than the system allows',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
  ERR_INVALID_ARG_VALUE: 'its name contains a NUL character',
};

/** Marks the error of a call that was tried again until its file should have been free. */
export function inUse(error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { isInUse: true }) : error;
}

/** Whether another program still has the file open, as far as the system tells. */
export function isInUse(error: unknown): boolean {
  return error instanceof Error && 'isInUse' in error;
}

/** A system error in a few plain words. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  if (isInUse(error)) {
    const open = 'another program has it open';
    // Windows answers the same where permissions are missing.
    return code === 'EBUSY' ? open : `${open}, or it is protected`;
  }
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
