import { oncePerName } from '../../memoize.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { importsOf } from '../query/imports.js';
import { statementsOf } from '../query/statements.js';

/** The modules of a project that take names from one another, as they are on the disk or planned to be. */
export interface ModuleGraph {
  /** The folder from which absolute imports are resolved, relative to the root of the workspace. */
  readonly app: string;
  /** By file, relative to the root of the workspace. */
  readonly modules: ReadonlyMap<string, ParsedPython>;
  /**
   * The files whose code a statement runs in its own place, as `exec(open(path).read())` does. Undefined for a statement
   * that runs none; `files` is undefined where they can't be worked out.
   */
  readonly inlinedBy?: (
    graph: ModuleGraph,
    parsed: ParsedPython,
    file: string,
    statement: Statement,
  ) => InlinedCode | undefined;
}

export interface InlinedCode {
  readonly files: readonly InlinedFile[] | undefined;
}

interface InlinedFile {
  readonly file: string;
  /** It is one of several, and which one is unknown. */
  readonly isOneOfSeveral: boolean;
}

/** What `withModules` made of a graph last; what was found out about it is found out once for changes that leave the same. */
const latest = new WeakMap<ModuleGraph, ModuleGraph>();

/** The graph as it would be with other texts in some of its files; the same one where none differs. */
export function withModules(graph: ModuleGraph, changed: ReadonlyMap<string, ParsedPython>): ModuleGraph {
  const modules = new Map([...graph.modules, ...changed]);
  const isSame = (other: ModuleGraph) =>
    other.modules.size === modules.size &&
    [...modules].every(([file, parsed]) => other.modules.get(file) === parsed);
  const known = [graph, latest.get(graph)].find((one) => one !== undefined && isSame(one));
  if (known !== undefined) return known;
  const made = { ...graph, modules };
  latest.set(graph, made);
  return made;
}

/** The file of the graph that an import takes its names from. */
export function importedFile(graph: ModuleGraph, from: string, module: string): string | undefined {
  return filesOfModule(graph.app, from, module).find((file) => graph.modules.has(file));
}

/**
 * Where a module may be; a package shadows a module of the same name.
 * @param from the file that imports it
 * @param module as written: `.base`, `config.settings.base`
 */
export function filesOfModule(app: string, from: string, module: string): string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const names = module.slice(dots).split('.').filter(Boolean);
  const up = Array<string>(Math.max(0, dots - 1)).fill('..');
  const path = join(dots === 0 ? app : folderOf(from), ...up, ...names);
  if (path.startsWith('..')) return [];
  return names.length === 0 ? [join(path, '__init__.py')] : [`${path}/__init__.py`, `${path}.py`];
}

/** The module that is named in `from module import name`, if name is a module itself: `from . import base`. */
export function submodule(module: string, name: string): string {
  return module.endsWith('.') ? module + name : `${module}.${name}`;
}

/**
 * The files whose statements make the names of a module: itself, those that it star-imports or runs in place, and so on;
 * each before those that it takes in.
 */
export const filesOf = oncePerName((graph: ModuleGraph, module: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [module];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...takenInBy(graph, next).toReversed());
  }
  return found;
});

const takenInBy = oncePerName((graph: ModuleGraph, file: string): readonly string[] => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  return statementsOf(parsed).flatMap(({ statement }) => sourcesOf(graph, file, statement));
});

/** The files that a statement takes all names from: a star import, code that is run in its place. */
export function sourcesOf(graph: ModuleGraph, file: string, statement: Statement): string[] {
  const parsed = graph.modules.get(file);
  if (statement.nodeType !== 'ImportFrom') {
    return parsed === undefined
      ? []
      : (graph.inlinedBy?.(graph, parsed, file, statement)?.files ?? []).map((one) => one.file);
  }
  if (statement.names[0]?.name !== '*') return [];
  const source = importedFile(graph, file, '.'.repeat(statement.level ?? 0) + (statement.module ?? ''));
  return source === undefined ? [] : [source];
}

/** The files that a module may import or run, at any distance, itself included. */
export const reachableFrom = oncePerName((graph: ModuleGraph, file: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...neighbours(graph, next));
  }
  return found;
});

/** The same files without those that import themselves in the end, each behind those that it may import or run. */
export function importOrder(graph: ModuleGraph, file: string): readonly string[] {
  const entered = new Set<string>();
  const left = new Set<string>();
  const waiting = [file];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const isNew = !entered.has(next) && graph.modules.has(next);
    entered.add(next);
    if (isNew) waiting.push(...neighbours(graph, next).filter((one) => !entered.has(one)));
    else {
      waiting.pop();
      if (graph.modules.has(next) && !isInCircle(graph, next)) left.add(next);
    }
  }
  return [...left];
}

function isInCircle(graph: ModuleGraph, file: string): boolean {
  return neighbours(graph, file).some((one) => reachableFrom(graph, one).has(file));
}

const neighbours = oncePerName((graph: ModuleGraph, file: string): readonly string[] => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const imported = importsOf(parsed).flatMap(({ module, name }) =>
    [module, ...(name === undefined ? [] : [submodule(module, name)])].map((one) =>
      importedFile(graph, file, one),
    ),
  );
  const inlined = statementsOf(parsed).flatMap(({ statement }) =>
    (graph.inlinedBy?.(graph, parsed, file, statement)?.files ?? []).map((one) => one.file),
  );
  return [...packagesOf(graph, file), ...imported, ...inlined].filter((one) => one !== undefined);
});

/** Whether a file is the module of a package. */
export function isPackage(file: string): boolean {
  return /(^|\/)__init__\.py$/.test(file);
}

/** The modules of the packages that a file is in, as far as the graph has them; outermost first. */
export const packagesOf = oncePerName((graph: ModuleGraph, file: string): readonly string[] => {
  const found: string[] = [];
  for (let folder = folderOf(file); folder !== '' && folder !== graph.app; folder = folderOf(folder)) {
    const own = join(folder, '__init__.py');
    if (own !== file && graph.modules.has(own)) found.unshift(own);
  }
  return found;
});
