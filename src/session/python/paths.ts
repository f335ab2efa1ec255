import { posix } from 'node:path';
import { oncePer, oncePerName } from '../../languages/memoize.js';
import {
  Evaluator,
  type ModuleGraph,
  type PathValue,
  type Value,
} from '../../languages/python/evaluate/index.js';
import type { Expression, ParsedPython } from '../../languages/python/index.js';
import { join } from '../../model/paths.js';

/** A file of Python, and what the paths in it are relative to. */
export interface CodeFile {
  readonly file: string;
  /** What `__file__` is in it, where that is another one: the file that includes it. */
  readonly dunder?: string;
  /** The folder that the program is started in, which is the working directory as far as anyone knows. */
  readonly app: string;
  /** The modules whose names the file may take in; absent where they are not known. */
  readonly graph?: ModuleGraph;
}

/** A graph that knows a single file, as if it stood alone. */
export const aloneIn = oncePerName((parsed: ParsedPython, file: string): ModuleGraph => ({
  app: '',
  modules: new Map([[file, parsed]]),
}));

/**
 * The path that an expression of a file stands for, as far as the file itself tells; a relative string is a path from the
 * working directory. Undefined where it can't be worked out.
 * @param file what `__file__` is, relative to the root of the workspace
 */
export function pathAt(
  parsed: ParsedPython,
  node: Expression | undefined,
  file: string,
): PathValue | undefined {
  return node && onlyPath(evaluatorAlone(parsed, file), file, node);
}

function onlyPath(evaluator: Evaluator, file: string, node: Expression): PathValue | undefined {
  const [only, second] = evaluator.valuesOf(file, node) ?? [];
  return only === undefined || second !== undefined ? undefined : asPath(only);
}

/** Where a file takes in names of others, it does not tell all of them by itself: `from .base import *`. */
function pathWithOthers(node: Expression, { file, dunder, graph }: CodeFile): PathValue | undefined {
  return graph === undefined || dunder !== undefined ? undefined : onlyPath(evaluatorIn(graph), file, node);
}

const evaluatorIn = oncePer((graph: ModuleGraph) => new Evaluator(graph));

/** Answers questions about a single file, as if it stood alone. */
export const evaluatorAlone = oncePerName(
  (parsed: ParsedPython, file: string) => new Evaluator(aloneIn(parsed, file)),
);

/** A value as a path; undefined for what is none. */
export function asPath(value: Value): PathValue | undefined {
  if (value.kind === 'path') return normalized(value);
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || /^\/|^\w:|\\/.test(value.value))
    return undefined;
  return normalized({ kind: 'path', path: value.value, base: 'working directory', type: 'str' });
}

/** Without `..` and `.`; the root itself is `.`. */
function normalized(path: PathValue): PathValue {
  return { ...path, path: posix.normalize(path.path === '' ? '.' : path.path) };
}

/** The file that an expression names, relative to the workspace's root; undefined where it lies outside or can't be determined. */
export function envPath(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: CodeFile,
): string | undefined {
  const value = node && pathIn(parsed, node, place);
  return value && inWorkspace(value, place);
}

function pathIn(parsed: ParsedPython, node: Expression, place: CodeFile): PathValue | undefined {
  return pathAt(parsed, node, place.dunder ?? place.file) ?? pathWithOthers(node, place);
}

/** The folder or file that an expression names, relative to the workspace's root, which is empty; undefined as for {@link envPath}. */
export function pathFromRoot(parsed: ParsedPython, node: Expression, place: CodeFile): string | undefined {
  const value = pathIn(parsed, node, place);
  const path = value && fromRoot(value, place.app);
  return path?.startsWith('..') === true ? undefined : path && join(path);
}

/** A file that is read from the working directory, as it is written. */
export function fromWorkingDirectory(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: CodeFile,
): { readonly relative?: string } {
  const value = pathAt(parsed, node, place.dunder ?? place.file);
  const isBelow = value?.base === 'working directory' && !value.path.startsWith('..');
  return isBelow ? { relative: value.path } : {};
}

/** Relative to the workspace's root; undefined where it lies outside. */
export function inWorkspace(value: PathValue, place: CodeFile): string | undefined {
  const path = fromRoot(value, place.app);
  return path === undefined || path === '' || path.startsWith('..') ? undefined : path;
}

/** A path as seen from the workspace's root; undefined for one from anywhere else. */
export function fromRoot({ base, path }: PathValue, app: string): string | undefined {
  if (base === 'root') return path;
  return base === 'working directory' ? join(app, path) : undefined;
}

/** A file of the machine that lies outside of the workspace, as people write it: `/etc/app.env`, `~/app.env`, `../app.env`. */
export function outsidePath(value: Value, place: CodeFile): string | undefined {
  const path = value.kind === 'scalar' ? absolute(value.value) : asPath(value);
  if (path?.base === 'home') return `~/${path.path}`;
  if (path === undefined || path.base === 'system') return path?.path;
  const seen = fromRoot(path, place.app);
  return seen?.startsWith('../') === true ? seen : undefined;
}

function absolute(text: unknown): PathValue | undefined {
  const isSo = typeof text === 'string' && text.startsWith('/');
  return isSo ? normalized({ kind: 'path', path: text, base: 'system', type: 'str' }) : undefined;
}
