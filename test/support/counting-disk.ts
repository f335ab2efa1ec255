import { relative } from 'node:path';
import type { FileSystem } from '../../src/platform/file-system.js';
import { posixPath, ROOT, type MemoryDisk } from './memory-disk.js';

export interface CountingDisk {
  readonly fs: FileSystem;
  /** The files that were asked for, whether they exist or not, and the folders that were listed; from the root. */
  readonly read: string[];
  readonly listed: string[];
}

/** The same disk; it writes down what is asked of it. */
export function countingDisk({ fs }: MemoryDisk): CountingDisk {
  const read: string[] = [];
  const listed: string[] = [];
  const noting =
    (list: string[], method: 'stat' | 'readdir') =>
    (...args: unknown[]): unknown => {
      const path = posixPath(relative(ROOT, String(args[0])));
      if (method === 'readdir' || path !== '') list.push(path);
      return Reflect.apply(fs[method], fs, args);
    };
  // What is to be read is looked at first, whether it is there or not.
  const noted = { stat: noting(read, 'stat'), readdir: noting(listed, 'readdir') };
  const counting = new Proxy(fs, {
    get: (target, name): unknown => Reflect.get(name in noted ? noted : target, name),
  });
  return { fs: counting, read, listed };
}
