import { posix } from 'node:path';
import type { NodeOf } from '../parse/nodes.js';
import { numberValue } from '../query/expressions.js';
import { onlyValue, type Arguments } from './arguments.js';
import type { Run } from './run.js';
import type { PathValue, Value } from './values.js';

type Maybe = PathValue | undefined;

/** `path.parent` */
export function attributeOfPath(path: PathValue, attr: string): Maybe {
  return path.type === 'Path' && attr === 'parent' ? pathUp(path, 1) : undefined;
}

/** `path.parents[2]`; undefined for every other subscript. */
export function parentOfPath(run: Run, { value, slice }: NodeOf<'Subscript'>): Maybe {
  if (value.nodeType !== 'Attribute' || value.attr !== 'parents') return undefined;
  const level = numberValue(slice);
  if (level === undefined || level > MAX_LEVELS) return undefined;
  const only = onlyValue(run.evaluate(value.value));
  return only?.kind === 'path' && only.type === 'Path' ? pathUp(only, level + 1) : undefined;
}

/** No folder of a project has more folders above it. */
const MAX_LEVELS = 50;

/** `..`, `../..`: above the workspace there are names that nobody knows. */
const ABOVE = /^(?:\.\.(?:\/|$))*$/;

/** The folder some levels above. pathlib and os.path take the last name away, whatever it is. */
export function pathUp(path: PathValue, levels: number): Maybe {
  if (levels < 0 || levels > MAX_LEVELS) return undefined;
  let at = path.path;
  for (let level = 0; level < levels; level += 1) {
    if (at === '.') at = '';
    if (at.endsWith('/') && path.type === 'str') at = at.slice(0, -1);
    else if (!ABOVE.test(at)) at = posix.dirname(at).replace(/\/\.$/, '');
    // The folder above a relative path, or of homes, is no longer what the names say.
    else if (path.base !== 'root') return undefined;
    else at = at === '' ? '..' : `${at}/..`;
  }
  return { ...path, path: at };
}

/** A path with names behind it: `os.path.join(a, 'b')`, `a / 'b'`. */
export function joinedPath(first: Value | undefined, rest: readonly Value[], type: PathValue['type']): Maybe {
  const start = first && asPath(first);
  if (start === undefined) return undefined;
  let { path, base } = start;
  for (const part of rest) {
    if (part.kind === 'path') {
      if (part.base === 'working directory') return undefined;
      ({ path, base } = part);
    } else if (part.kind !== 'scalar' || typeof part.value !== 'string' || isOfWindows(part.value))
      return undefined;
    else if (part.value.startsWith('/')) ({ path, base } = { path: part.value, base: 'system' });
    else if (part.value !== '') path = withName(path, part.value);
    // It ends with a slash now: os.path.dirname takes that away.
    else if (type === 'str') return undefined;
  }
  return { kind: 'path', path, base, type };
}

/** A `..` that is written is a name of the path, unlike one that stands for a folder above the workspace. */
function withName(path: string, name: string): string {
  const isWritten = name.startsWith('..') && ABOVE.test(path);
  return [path, isWritten ? '.' : '', name].filter((part) => part !== '').join('/');
}

/** A path, or a string as one. */
function asPath(value: Value): Maybe {
  if (value.kind === 'path') return value;
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || isOfWindows(value.value))
    return undefined;
  const base = value.value.startsWith('/') ? 'system' : 'working directory';
  return { kind: 'path', path: value.value, base, type: 'str' };
}

function isOfWindows(text: string): boolean {
  return /^\w:|\\/.test(text);
}

/** `os.path.expanduser('~/name')`, `Path.expanduser`; the home of another user is not known. */
export function expandedPath(value: Value): Maybe {
  const path = asPath(value);
  if (path?.base !== 'working directory' || !path.path.startsWith('~')) return path;
  const [, rest] = /^~(?:\/+(.*))?$/s.exec(path.path) ?? [];
  return path.path === '~' || rest !== undefined ? { ...path, path: rest ?? '', base: 'home' } : undefined;
}

/** `Path.home()` */
export const HOME: PathValue = { kind: 'path', path: '', base: 'home', type: 'Path' };

/** A path as a string, which more text can be added to. */
export function pathText(value: Value): Value {
  return value.kind === 'path' ? { ...value, type: 'str' } : value;
}

/** `BASE_DIR + '/name'`, of strings. */
export function textPath(a: Value, b: Value): Maybe {
  if (a.kind !== 'path' || a.type !== 'str') return emptyBefore(a, b);
  if (b.kind !== 'scalar' || typeof b.value !== 'string' || b.value.startsWith('//')) return undefined;
  if (b.value === '') return a;
  return b.value.startsWith('/') ? joinedPath(a, [{ ...b, value: b.value.slice(1) }], 'str') : undefined;
}

function emptyBefore(a: Value, b: Value): Maybe {
  return a.kind === 'scalar' && a.value === '' && b.kind === 'path' && b.type === 'str' ? b : undefined;
}

/** The same path as a value of another type. */
export function typedPath(path: Maybe, type: PathValue['type']): Maybe {
  return path && { ...path, type };
}

/** `os.path.abspath`, `Path.resolve`: without `..` and `.`. */
export function normalizedPath(path: Maybe): Maybe {
  if (path === undefined) return undefined;
  const normal = posix.normalize(path.path === '' ? '.' : path.path);
  return { ...path, path: normal === '/' ? normal : normal.replace(/\/$/, '') };
}

/**
 * A method of a path. Relative paths start in a folder that only the process knows; resolving makes others absolute.
 */
export function methodOfPath(path: PathValue, method: string, { args }: Arguments): Maybe {
  const names = args.map(onlyValue);
  if (!names.every((name) => name !== undefined)) return undefined;
  if (path.type === 'environ.Path')
    return method === 'path' ? joinedPath(path, names, 'environ.Path') : undefined;
  if (path.type !== 'Path') return undefined;
  if (method === 'joinpath') return joinedPath(path, names, 'Path');
  if (method === 'resolve') return normalizedPath(path);
  if (method === 'expanduser') return expandedPath(path);
  return method === 'absolute' ? path : undefined;
}
