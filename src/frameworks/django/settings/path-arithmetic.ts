import { posix } from 'node:path';

/** A path that a settings module makes of its own place. */
export interface PathValue {
  /** Relative to the workspace's root, or to the working directory for a plain relative string. */
  readonly path: string;
  readonly base: 'root' | 'working directory';
  /** What Python sees: a pathlib.Path, a string, or django-environ's own Path. */
  readonly type: 'Path' | 'str' | 'environ.Path';
}

type Maybe = PathValue | undefined;

export function literal(text: string | undefined): Maybe {
  if (text === undefined || text.startsWith('/') || /^\w:|\\/.test(text)) return undefined;
  return { path: posix.normalize(text), base: 'working directory', type: 'str' };
}

export function joined(first: Maybe, rest: readonly Maybe[]): Maybe {
  if (first === undefined) return undefined;
  const names = rest.map((part) => (part?.base === 'working directory' ? part.path : undefined));
  if (names.includes(undefined)) return undefined;
  return { ...first, path: posix.join(first.path, ...names.filter((name) => name !== undefined)) };
}

export function up(value: Maybe, levels: number): Maybe {
  return value === undefined
    ? undefined
    : { ...value, path: posix.join(value.path, ...Array<string>(levels).fill('..')) };
}

export function typed(value: Maybe, type: PathValue['type']): Maybe {
  return value === undefined ? undefined : { ...value, type };
}
