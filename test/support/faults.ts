import type { FileSystem } from '../../src/io/file-system.js';

const CHANGING = new Set([
  'chmod',
  'mkdir',
  'open',
  'rename',
  'rmdir',
  'unlink',
  'close',
  'sync',
  'writeFile',
]);

export interface FaultyFileSystem {
  readonly fs: FileSystem;
  /** Every changing call so far, in order: the points at which a run can fail. */
  readonly calls: string[];
}

/**
 * A file system that counts every changing call, those of open files included, and runs `fault` in place of
 * call number `point` (1-based). A call that is new in the code is a new point without a word in any test.
 */
export function faulty(fs: FileSystem, point: number, fault: () => Promise<never>): FaultyFileSystem {
  const calls: string[] = [];
  const watch = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(inner, name) {
        const member: unknown = Reflect.get(inner, name);
        if (!isFunction(member) || typeof name !== 'string') return member;
        return (...args: unknown[]): unknown => {
          const reads = name === 'open' && args[1] !== 'wx';
          if (!CHANGING.has(name) || reads) return Reflect.apply(member, inner, args);
          calls.push(name);
          // A close that fails has still closed: the number of open files is no concern of these tests.
          if (calls.length === point) return name === 'close' ? closed(member, inner).then(fault) : fault();
          const result: unknown = Reflect.apply(member, inner, args);
          return name === 'open' ? Promise.resolve(result).then((handle) => watch(handle as object)) : result;
        };
      },
    });
  return { fs: watch(fs), calls };
}

async function closed(close: (...args: unknown[]) => unknown, handle: object): Promise<void> {
  await Reflect.apply(close, handle, []);
}

/** A rejection as the system gives it. */
export function systemError(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
