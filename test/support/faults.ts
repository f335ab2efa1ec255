import type { FileSystem } from '../../src/platform/file-system.js';
import type { Argv, Shell, ShellResult } from '../../src/model/context.js';

/** Calls that change nothing. Every other one is a point, so a call that is new in the code is covered by itself. */
const READING = new Set(['lstat', 'readFile', 'readdir', 'realpath', 'stat']);

/** What happens in place of call number `at` (1-based) of all that change something or start a program. */
export interface Fault {
  readonly at: number;
  readonly call?: () => Promise<never>;
  /** Undefined: there is no such program. */
  readonly program?: () => Promise<ShellResult | undefined>;
}

/**
 * Counts the points of a run: every call of a file system that changes something, those of open files included, and
 * every start of a program. One that has no fault for its kind is only counted.
 */
export function watchPoints({ at, call, program }: Fault) {
  const points: string[] = [];
  const isReached = (name: string): boolean => {
    points.push(name);
    return points.length === at;
  };
  const watch = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(inner, name) {
        const member: unknown = Reflect.get(inner, name);
        if (!isFunction(member) || typeof name !== 'string') return member;
        return (...args: unknown[]): unknown => {
          const reads = READING.has(name) || (name === 'open' && args[1] !== 'wx');
          if (reads) return Reflect.apply(member, inner, args);
          // A close that fails has still closed: the number of open files is no concern of these tests.
          if (isReached(name) && call) return name === 'close' ? closed(member, inner).then(call) : call();
          const result: unknown = Reflect.apply(member, inner, args);
          return name === 'open' ? Promise.resolve(result).then((handle) => watch(handle as object)) : result;
        };
      },
    });
  const started = ([name, ...args]: Argv, start: () => Promise<ShellResult | undefined>) =>
    isReached([name, ...args].join(' ')) && program ? program() : start();
  return {
    points,
    fs: (fs: FileSystem): FileSystem => watch(fs),
    shell: (shell: Shell): Shell => ({
      run: (argv, input) => started(argv, () => shell.run(argv, input)),
      follow: (argv, folder, eyes) => started(argv, () => shell.follow(argv, folder, eyes)),
    }),
  };
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
