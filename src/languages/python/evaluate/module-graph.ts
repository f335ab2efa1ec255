import { oncePer, oncePerName } from '../../memoize.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { importsOf } from '../query/imports.js';
import { statementsOf } from '../query/statements.js';

/** The modules of a project that take names from one another, as they are on the disk or planned to be. */
export interface ModuleGraph {
  /** The folder from which absolute imports are resolved, relative to the root of the workspace. */
  readonly app: string;
  /** The folder that the program is started in, where that is another one. */
  readonly start?: string;
  /** By file, relative to the root of the workspace. */
  readonly modules: ReadonlyMap<string, ParsedPython>;
  /**
   * Modules of installed packages by their names, each in a graph of its own. What an import brings from them is known,
   * but nothing in them is ever edited: they give values without the place where these are written.
   */
  readonly outside?: ReadonlyMap<string, OutsideModule>;
  /**
   * The code of other files that a statement runs in its own place, as `exec(open(path).read())` does. Undefined for a
   * statement that runs none.
   */
  readonly inlinedBy?: (
    graph: ModuleGraph,
    parsed: ParsedPython,
    file: string,
    statement: Statement,
  ) => InlinedCode | undefined;
}

/** A module that is read, and is no part of the project. */
export interface OutsideModule {
  readonly graph: ModuleGraph;
  readonly file: string;
}

/** One after another; undefined stands for code that can't be worked out. */
export type InlinedCode = readonly (InlinedFiles | undefined)[];

interface InlinedFiles {
  readonly files: readonly string[];
  /** A path of which nothing is here, but on another computer: as written. */
  readonly missing?: string;
  /** One of them is run or none, and which one is unknown. */
  readonly isOneOfSeveral: boolean;
}

/** The graph that `withModules` made another one of, first of all. */
const origins = new WeakMap<ModuleGraph, ModuleGraph>();

/** What was made of a graph last; what was found out about it is found out once for changes that leave the same. */
const latest = new WeakMap<ModuleGraph, ModuleGraph>();

/** The graph as it would be with other texts in some of its files; the same one where none differs. */
export function withModules(graph: ModuleGraph, changed: ReadonlyMap<string, ParsedPython>): ModuleGraph {
  const modules = new Map([...graph.modules, ...changed]);
  const isSame = (other: ModuleGraph) =>
    other.modules.size === modules.size &&
    [...modules].every(([file, parsed]) => other.modules.get(file) === parsed);
  const origin = originOf(graph) ?? graph;
  const known = [graph, origin, latest.get(origin)].find((one) => one !== undefined && isSame(one));
  if (known !== undefined) return known;
  const made = { ...graph, modules };
  // In one with other files an import may mean another one.
  if (modules.size === origin.modules.size) {
    origins.set(made, origin);
    latest.set(origin, made);
  }
  return made;
}

/** The graph that this one was made of, which has the same files with other texts. */
export function originOf(graph: ModuleGraph): ModuleGraph | undefined {
  return origins.get(graph);
}

/** What is asked about a file of a graph, found out in the graph's origin where the file has the same text there. */
function perFile<Answer>(find: (graph: ModuleGraph, file: string) => Answer) {
  const ask = oncePerName((graph: ModuleGraph, file: string): Answer => {
    const origin = originOf(graph);
    const isSame = origin !== undefined && origin.modules.get(file) === graph.modules.get(file);
    return isSame ? ask(origin, file) : find(graph, file);
  });
  return ask;
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

const takenInBy = perFile((graph: ModuleGraph, file: string): readonly string[] => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  return statementsOf(parsed).flatMap(({ statement }) => sourcesOf(graph, file, statement));
});

/** The statements of a file that run the code of other files, with these. */
export const inlinedIn = perFile((graph: ModuleGraph, file: string): ReadonlyMap<Statement, InlinedCode> => {
  const parsed = graph.modules.get(file);
  const found = new Map<Statement, InlinedCode>();
  for (const { statement } of parsed === undefined ? [] : statementsOf(parsed)) {
    const inlined = parsed && graph.inlinedBy?.(graph, parsed, file, statement);
    if (inlined !== undefined) found.set(statement, inlined);
  }
  return found;
});

/** Whether a module takes nothing from other ones, so that they don't matter to it. */
export function standsAlone(graph: ModuleGraph, file: string): boolean {
  return (
    neighbours(graph, file).length === 0 && inlinedIn(graph, file).size === 0 && !isOutsideUsed(graph, file)
  );
}

const isOutsideUsed = perFile((graph: ModuleGraph, file: string): boolean => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || graph.outside === undefined) return false;
  return importsOf(parsed).some(
    ({ name, module }) => name !== undefined && graph.outside?.has(module) === true,
  );
});

/** The files that are not the same as in another graph of the same files, and those that may import or run them. */
export function changedSince(graph: ModuleGraph, other: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...graph.modules.keys()].filter(
    (file) => graph.modules.get(file) !== other.modules.get(file),
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(importersIn(graph).get(next) ?? []));
  }
  return found;
}

/** The files that a statement takes all names from: a star import, code that is run in its place. */
export function sourcesOf(graph: ModuleGraph, file: string, statement: Statement): string[] {
  if (statement.nodeType !== 'ImportFrom') {
    return filesIn(inlinedIn(graph, file).get(statement) ?? []);
  }
  if (statement.names[0]?.name !== '*') return [];
  const source = importedFile(graph, file, '.'.repeat(statement.level ?? 0) + (statement.module ?? ''));
  return source === undefined ? [] : [source];
}

function filesIn(inlined: InlinedCode): string[] {
  return inlined.flatMap((part) => part?.files ?? []);
}

/** Whether a module may import or run another one, at any distance, or is that one. */
export function reaches(graph: ModuleGraph, file: string, other: string): boolean {
  const ranks = ranksOf(graph);
  const [from, to] = [ranks.get(file), ranks.get(other)];
  if (from === undefined || to === undefined || to < from) return false;
  return from === to || reachableFrom(graph, file).has(other);
}

const reachableFrom = oncePerName((graph: ModuleGraph, file: string) => closure(graph, file, neighbours));

/** The files that a module asks for itself, at any distance: those without the packages that Python runs before it. */
export const importedFrom = oncePerName((graph: ModuleGraph, file: string) =>
  closure(graph, file, importedBy),
);

type Edges = (graph: ModuleGraph, file: string) => readonly string[];

function closure(graph: ModuleGraph, file: string, edges: Edges): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...edges(graph, next));
  }
  return found;
}

/**
 * What a module may import or run, at any distance, and itself, but for those that import themselves in the end; each behind
 * those that it may import or run.
 */
export function importOrder(graph: ModuleGraph, file: string): readonly string[] {
  return finishOrder(graph, [file], neighbours).filter((one) => !isInCircle(graph, one));
}

/** Files and what can be reached from them, each behind what is reached from it; no order within a circle. */
function finishOrder(graph: ModuleGraph, files: readonly string[], edges: Edges): string[] {
  const entered = new Set<string>();
  const left = new Set<string>();
  const waiting = [...files];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const isNew = !entered.has(next) && graph.modules.has(next);
    entered.add(next);
    if (isNew) waiting.push(...edges(graph, next).filter((one) => !entered.has(one)));
    else {
      waiting.pop();
      if (graph.modules.has(next)) left.add(next);
    }
  }
  return [...left];
}

/**
 * By file, a number that is no greater than those of the modules which it may import or run, and the same within a circle. So
 * most questions about what reaches what are answered without the way there, of which there are many in a large graph.
 */
const ranksOf = oncePer((graph: ModuleGraph): ReadonlyMap<string, number> => {
  const importers = importersIn(graph);
  const ranks = new Map<string, number>();
  // What is imported first gets the greater number.
  const backwards: Edges = (_graph, file) => neighbours(graph, file).toReversed();
  const finished = finishOrder(graph, [...importers.keys()].toReversed(), backwards);
  for (const [rank, start] of finished.toReversed().entries()) {
    const waiting = [start];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (ranks.has(next)) continue;
      ranks.set(next, rank);
      waiting.push(...(importers.get(next) ?? []));
    }
  }
  return ranks;
});

/** By file, those that may import or run it. */
const importersIn = oncePer((graph: ModuleGraph): ReadonlyMap<string, readonly string[]> => {
  const importers = new Map<string, string[]>([...graph.modules.keys()].map((file) => [file, []]));
  for (const file of importers.keys())
    for (const one of neighbours(graph, file)) importers.get(one)?.push(file);
  return importers;
});

function isInCircle(graph: ModuleGraph, file: string): boolean {
  return neighbours(graph, file).some((one) => reaches(graph, one, file));
}

const neighbours = perFile((graph: ModuleGraph, file: string): readonly string[] => [
  ...packagesOf(graph, file),
  ...importedBy(graph, file),
]);

const importedBy = perFile((graph: ModuleGraph, file: string): readonly string[] => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const imported = importsOf(parsed).flatMap(({ module, name }) =>
    [module, ...(name === undefined ? [] : [submodule(module, name)])].map((one) =>
      importedFile(graph, file, one),
    ),
  );
  const inlined = [...inlinedIn(graph, file).values()].flatMap(filesIn);
  return [...imported, ...inlined].filter((one) => one !== undefined);
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
