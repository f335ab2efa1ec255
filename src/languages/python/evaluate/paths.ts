import { posix } from 'node:path';
import type { NodeOf } from '../parse/nodes.js';
import { numberValue } from '../query/expressions.js';
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
  const [only, second] = run.evaluate(value.value);
  return only?.kind === 'path' && only.type === 'Path' && second === undefined
    ? pathUp(only, level + 1)
    : undefined;
}

/** No folder of a project has more folders above it. */
const MAX_LEVELS = 50;

/** The folder some levels above. pathlib and os.path take the last name away, whatever it is. */
export function pathUp(path: PathValue, levels: number): Maybe {
  if (levels < 0 || levels > MAX_LEVELS) return undefined;
  let at = path.path;
  for (let level = 0; level < levels; level += 1) {
    // Above the workspace there are names that nobody knows.
    if (/(^|\/)\.\.$/.test(at)) at = `${posix.normalize(at)}/..`;
    else at = at === '' || at === '.' ? '..' : posix.dirname(at);
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
    } else if (part.kind !== 'scalar' || typeof part.value !== 'string' || isAbsolute(part.value))
      return undefined;
    else path = path === '' ? part.value : part.value === '' ? path : `${path}/${part.value}`;
  }
  return { kind: 'path', path, base, type };
}

/** A path, or a relative string as one. */
function asPath(value: Value): Maybe {
  if (value.kind === 'path') return value;
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || isAbsolute(value.value)) return undefined;
  return { kind: 'path', path: value.value, base: 'working directory', type: 'str' };
}

function isAbsolute(text: string): boolean {
  return text.startsWith('/') || /^\w:|\\/.test(text);
}

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

export function typedPath(path: Maybe, type: PathValue['type']): Maybe {
  return path && { ...path, type };
}

/** `os.path.abspath`, `Path.resolve`: without `..` and `.`. */
export function normalizedPath(path: Maybe): Maybe {
  return path && { ...path, path: posix.normalize(path.path === '' ? '.' : path.path) };
}
