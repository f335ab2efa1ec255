import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import native, { type PlatformPath } from 'node:path';
import type { Variables } from '../model/context.js';

/** A part of `node:path`, so that a test can take the rules of another system. */
type PathRules = Pick<PlatformPath, 'delimiter' | 'isAbsolute' | 'join' | 'resolve' | 'sep'>;

/** What Windows can start, in the order of its own PATHEXT. Scripts of other kinds need a program of theirs. */
const STARTABLE = ['.com', '.exe', '.bat', '.cmd'];

/** The other names that Python has on Windows: installers put some of them there and not the rest. */
const PYTHONS: Readonly<Record<string, readonly string[]>> = {
  python3: ['python3', 'python', 'py'],
  python: ['python', 'py'],
};

export function isWindows({ sep }: Pick<PathRules, 'sep'> = native): boolean {
  return sep === '\\';
}

/** The names that a program may have on this system, the likeliest first. */
export function namesOf(program: string, path: Pick<PathRules, 'sep'> = native): readonly string[] {
  return (isWindows(path) ? PYTHONS[program] : undefined) ?? [program];
}

/** Windows calls it Path. */
export function isPathVariable(name: string): boolean {
  return name.toUpperCase() === 'PATH';
}

/**
 * The absolute entries of PATH. Empty and relative ones mean the current folder, which is the project's, and so may one that
 * begins with a single backslash.
 */
export function pathEntries(variables: Variables, path: PathRules = native): string[] {
  const value =
    variables['PATH'] ?? Object.entries(variables).find(([name]) => isPathVariable(name))?.[1] ?? '';
  const entries = value.split(path.delimiter);
  if (!isWindows(path)) return entries.filter((folder) => path.isAbsolute(folder));
  const plain = entries.map((folder) => folder.replaceAll('"', '').trim());
  return plain.filter((folder) => /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(folder));
}

/** The endings that a program may have, one of them nothing where the name has its own. */
function endingsOf(name: string, variables: Variables, kinds: readonly string[]): readonly string[] {
  const entry = Object.entries(variables).find(([variable]) => variable.toUpperCase() === 'PATHEXT');
  const wanted = (entry?.[1] ?? STARTABLE.join(';')).toLowerCase().split(';');
  const usual = wanted.filter((ending) => kinds.includes(ending));
  return usual.some((ending) => name.toLowerCase().endsWith(ending)) ? ['', ...usual] : usual;
}

interface Wanted {
  /** Absolute folders, in which a name without a separator is looked for. */
  readonly folders: readonly string[];
  /** Absolute; what a name with a separator starts from. */
  readonly from: string;
  readonly variables: Variables;
  /** Whether it may be a batch file, which the caller must be able to start; Windows only. */
  readonly batch: boolean;
}

/** The files that a program's name may stand for, the likeliest first; absolute. */
export function candidatesFor(name: string, wanted: Wanted, path: PathRules = native): string[] {
  const { folders, from, variables, batch } = wanted;
  const isPath = name.includes('/') || name.includes(path.sep);
  const places = isPath ? [path.resolve(from, name)] : folders.map((folder) => path.join(folder, name));
  if (!isWindows(path)) return places;
  const kinds = batch ? STARTABLE : STARTABLE.slice(0, 2);
  const endings = endingsOf(name, variables, kinds);
  return places.flatMap((place) => endings.map((ending) => place + ending));
}

/** Whether the system would start the file. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return isWindows() && isAlias(file);
  }
}

/** Programs of the Microsoft Store are links that Windows alone can follow. */
function isAlias(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
