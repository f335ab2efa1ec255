import native, { type PlatformPath } from 'node:path';

/** A part of `node:path`, so that a test can take the rules of another system. */
export type PathRules = Pick<PlatformPath, 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;

/**
 * A path without the prefix that switches off the rules of Windows: `\\?\C:\app` is `C:\app`, `\\?\UNC\server\share` is
 * `\\server\share`. It would keep the same folder from comparing equal.
 */
export function withoutPrefix(path: string, { sep }: Pick<PathRules, 'sep'> = native): string {
  if (sep !== '\\') return path;
  const device = /^[\\/]{2}[?.][\\/]/;
  if (!device.test(path)) return path;
  const plain = path.replace(device, '');
  if (/^[A-Za-z]:[\\/]/.test(plain)) return plain;
  return /^UNC[\\/]/i.test(plain) ? plain.replace(/^UNC[\\/]/i, '\\\\') : path;
}

/** The path of `to` as seen from a folder, with `/` between names; both absolute. Undefined: it lies outside of the folder. */
export function wayInto(folder: string, to: string, path: PathRules = native): string | undefined {
  const way = path.relative(folder, to);
  const isOutside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  return isOutside ? undefined : way.split(path.sep).join('/');
}

/** The same folder or file; Windows ignores case. Letters of macOS may be composed in one and not in the other. */
export function isSamePath(one: string, other: string, path: PathRules = native): boolean {
  return path.relative(one.normalize('NFC'), other.normalize('NFC')) === '';
}
