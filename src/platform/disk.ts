import {
  chmod,
  chown,
  close,
  fsync,
  lstatSync,
  mkdir,
  open,
  readdirSync,
  readFileSync,
  realpathSync,
  rename,
  rmdir,
  statSync,
  unlink,
  writeFile,
  type NoParamCallback,
} from 'node:fs';
import { promisify } from 'node:util';
import type { FileSystem } from './file-system.js';
import { patientDisk } from './patient-disk.js';

const opened = promisify(open);
const written = promisify<number, Uint8Array | string>(writeFile);
const synced = promisify(fsync);
const closed = promisify(close);

const MAY_BE_MISSING = { throwIfNoEntry: false } as const;

/**
 * The disk. What is read here is a few small files: waiting for each is several times faster than being told later. What
 * is written can take long, and an interruption must get through meanwhile. (`node:fs/promises` itself takes longer to
 * load than a run spends reading.)
 */
const direct: FileSystem = {
  lstat: (path) => now(() => lstatSync(path, MAY_BE_MISSING) ?? missing(path)),
  readFile: (path) => now(() => readFileSync(path)),
  readdir: (path, options) => now(() => readdirSync(path, options)),
  realpath: (path) => now(() => realpathSync.native(path)),
  stat: (path) => now(() => statSync(path, MAY_BE_MISSING) ?? missing(path)),
  async open(path, flags, mode) {
    const file = await opened(path, flags, mode);
    return { writeFile: (data) => written(file, data), sync: () => synced(file), close: () => closed(file) };
  },
  chmod: promisify(chmod),
  chown: promisify(chown),
  mkdir: promisify((path: string, done: NoParamCallback) => {
    mkdir(path, done);
  }),
  rename: promisify(rename),
  rmdir: promisify((path: string, done: NoParamCallback) => {
    rmdir(path, done);
  }),
  unlink: promisify(unlink),
};

export const disk = patientDisk(direct, process.platform === 'win32');

/** Many files are only looked for, and an error of Node's takes longer to make than the call. */
function missing(path: string): never {
  throw Object.assign(new Error(`ENOENT: no such file or directory, '${path}'`), { code: 'ENOENT' });
}

/** Calls at once; what it throws is a rejection. */
function now<Value>(call: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(call());
  });
}
