import { dirname, join } from 'node:path/posix';
import type { FileSystem } from '../../src/platform/file-system.js';
import { posixPath } from './memory-disk.js';

const WITH_PATHS = [
  'chmod',
  'chown',
  'lstat',
  'mkdir',
  'open',
  'readFile',
  'readdir',
  'realpath',
  'rename',
  'rmdir',
  'stat',
  'unlink',
];

/** The same disk as macOS and Windows show it: a name finds the entry that differs from it by case only. */
export function caseBlind(fs: FileSystem): FileSystem {
  const trueName = async (path: string): Promise<string> => {
    if (path === '/') return path;
    const folder = await trueName(dirname(path));
    const wanted = path.slice(path.lastIndexOf('/') + 1);
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.map(({ name }) => name);
    const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
    return join(folder, found ?? wanted);
  };
  return new Proxy(fs, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || typeof name !== 'string' || !WITH_PATHS.includes(name))
        return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const paths = name === 'rename' ? 2 : 1;
        const found = await Promise.all(
          args.map((arg, index) => (index < paths ? trueName(posixPath(String(arg))) : arg)),
        );
        return Reflect.apply(member, target, found) as unknown;
      };
    },
  });
}
