import fs from 'node:fs';
import { promisify } from 'node:util';
import type { FileSystem } from './file-system.js';

const open = promisify(fs.open);
const write = promisify<number, Uint8Array | string>(fs.writeFile);
const sync = promisify(fs.fsync);
const close = promisify(fs.close);

const MAY_BE_MISSING = { throwIfNoEntry: false } as const;

/**
 * The disk. What is read here is a few small files: waiting for each is several times faster than being told later. What
 * is written can take long, and an interruption must get through meanwhile. (`node:fs/promises` itself takes longer to
 * load than a run spends reading.)
 */
export const disk: FileSystem = {
  lstat: (path) => now(() => fs.lstatSync(path, MAY_BE_MISSING) ?? missing(path)),
  readFile: (path) => now(() => fs.readFileSync(path)),
  readdir: (path, options) => now(() => fs.readdirSync(path, options)),
  realpath: (path) => now(() => fs.realpathSync.native(path)),
  stat: (path) => now(() => fs.statSync(path, MAY_BE_MISSING) ?? missing(path)),
  async open(path, flags, mode) {
    const file = await open(path, flags, mode);
    return { writeFile: (data) => write(file, data), sync: () => sync(file), close: () => close(file) };
  },
  chmod: promisify(fs.chmod),
  chown: promisify(fs.chown),
  mkdir: promisify((path: string, done: fs.NoParamCallback) => {
    fs.mkdir(path, done);
  }),
  rename: promisify(fs.rename),
  rmdir: promisify((path: string, done: fs.NoParamCallback) => {
    fs.rmdir(path, done);
  }),
  unlink: promisify(fs.unlink),
};

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
