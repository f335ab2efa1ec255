import { inUse, systemCode, type FileSystem } from './file-system.js';
import { wait } from './temporary.js';

/** In milliseconds: two seconds in all. Virus scanners and indexers hold a file that long, editors often longer. */
const PAUSES: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 800];

/** What Windows answers where another program has a file open. Elsewhere, EACCES and EPERM don't go away by waiting. */
const ON_WINDOWS: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];
const ELSEWHERE: readonly string[] = ['EBUSY'];

/**
 * The same file system, which tries again for about two seconds where another program has a file open. The error that is
 * left after that says so.
 * @param pause lets some time go by, in milliseconds
 */
export function patientDisk(fs: FileSystem, isWindows: boolean, pause = wait): FileSystem {
  const patiently = async <Value>(
    call: () => Promise<Value>,
    codes: readonly string[],
    [time, ...more] = PAUSES,
  ): Promise<Value> => {
    try {
      return await call();
    } catch (error) {
      if (!codes.includes(systemCode(error) ?? '')) throw error;
      if (time === undefined) throw inUse(error);
      await pause(time);
      return patiently(call, codes, more);
    }
  };
  const change = <Value>(call: () => Promise<Value>): Promise<Value> =>
    patiently(call, isWindows ? ON_WINDOWS : ELSEWHERE);
  return {
    ...fs,
    chmod: (path, mode) => change(() => fs.chmod(path, mode)),
    mkdir: (path) => change(() => fs.mkdir(path)),
    open: (path, flags, mode) => change(() => fs.open(path, flags, mode)),
    // That a file may not be read is said at once.
    readFile: (path) => patiently(() => fs.readFile(path), ELSEWHERE),
    rename: (from, to) => change(() => fs.rename(from, to)),
    rmdir: (path) => change(() => fs.rmdir(path)),
    unlink: (path) => change(() => fs.unlink(path)),
  };
}
