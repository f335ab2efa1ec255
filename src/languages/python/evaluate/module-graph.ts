import { oncePer, oncePerName } from '../../memoize.js';
import { folderOf, join, nameOf, upwards } from '../../../model/paths.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { copiedNamesOf, type CopiedNames } from '../query/copied-names.js';
import { statementsOf } from '../query/statements.js';

/** The modules of a project that take names from one another, as they are on the disk or planned to be. */
export interface ModuleGraph {
  /** The folder from which absolute imports are resolved, relative to the root of the workspace. */
  readonly app: string;
  /** The folder that the program is started in, where that is another one. */
  readonly start?: string;
  /** By file, relative to the root of the workspace. */
  readonly modules: ReadonlyMap<string, ParsedPython>;
  /** The packages and modules of the project that these import from, also where nothing in them was read. */
  readonly ownPackages?: ReadonlySet<string>;
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
  /**
   * Those of several files that an import means of which a variable puts in the name. Without this, all that the graph has in
   * the folder.
   */
  readonly choosable?: (graph: ModuleGraph, files: readonly string[]) => readonly string[];
  /** The file that `__file__` stands for in another one, where that is run in its place; undefined for all other files. */
  readonly includerOf?: (graph: ModuleGraph, file: string) => string | undefined;
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
export function perFile<Answer>(find: (graph: ModuleGraph, file: string) => Answer) {
  const ask = oncePerName((graph: ModuleGraph, file: string): Answer => {
    const origin = originOf(graph);
    const isSame = origin !== undefined && origin.modules.get(file) === graph.modules.get(file);
    return isSame ? ask(origin, file) : find(graph, file);
  });
  return ask;
}

/** The file of the graph that an import takes its names from. */
export function importedFile(graph: ModuleGraph, from: string, module: string): string | undefined {
  return foldersOf(graph, module)
    .flatMap((folder) => filesOfModule(folder, from, module))
    .find((file) => graph.modules.has(file));
}

/**
 * The folders from which an import is resolved: that of the application, what is beside manage.py, and those above from
 * which the name leads into the application, `web.settings.base` where it is called `web`.
 */
export function foldersOf(
  { app, start }: Pick<ModuleGraph, 'app' | 'start'>,
  module: string,
): readonly string[] {
  const beside = start === undefined || start === app ? [] : [start];
  return [app, ...beside, ...foldersLeadingTo(app, module)];
}

/** The folders above one from which a module's name leads into it or beside it: `src` for `src/web` and `web.settings`. */
export function foldersLeadingTo(folder: string, module: string): readonly string[] {
  const [first] = module.split('.');
  return upwards(folder)
    .filter((at) => at !== '' && nameOf(at) === first)
    .map(folderOf);
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
 * @param without files that are left out, with those that only they take in
 */
export const filesOf = oncePerName(
  (graph: ModuleGraph, module: string, ...without: string[]): ReadonlySet<string> => {
    const found = new Set<string>();
    const waiting = [module];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next) || without.includes(next) || !graph.modules.has(next)) continue;
      found.add(next);
      waiting.push(...takenInBy(graph, next).toReversed());
    }
    return found;
  },
);

/** The modules that take the names of a file in, at any distance, without the file itself; in the order of their paths. */
export const importersOf = oncePerName((graph: ModuleGraph, file: string): readonly string[] => {
  const found = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const importers = (directImporters(graph).get(next) ?? []).filter((one) => !found.has(one));
    for (const one of importers) found.add(one);
    waiting.push(...importers);
  }
  return [...found].filter((one) => one !== file).sort();
});

const directImporters = oncePer((graph: ModuleGraph): ReadonlyMap<string, readonly string[]> => {
  const importers = new Map<string, string[]>([...graph.modules.keys()].map((file) => [file, []]));
  for (const importer of importers.keys())
    for (const file of takenInBy(graph, importer)) importers.get(file)?.push(importer);
  return importers;
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

/** The files that a statement takes all names from: a star import or what does the same, code that is run in its place. */
export function sourcesOf(graph: ModuleGraph, file: string, statement: Statement): string[] {
  if (statement.nodeType !== 'ImportFrom')
    return [...filesIn(inlinedIn(graph, file).get(statement) ?? []), ...copiedBy(graph, file, statement)];
  if (statement.names[0]?.name !== '*') return [];
  const source = importedFile(graph, file, '.'.repeat(statement.level ?? 0) + (statement.module ?? ''));
  return source === undefined ? [] : [source];
}

/** The files whose names a statement copies, one of several: `globals().update(vars(base))`. */
function copiedBy(graph: ModuleGraph, file: string, statement: Statement): readonly string[] {
  const parsed = graph.modules.get(file);
  const copied = parsed && copiedNamesOf(parsed).get(statement);
  return copied === undefined ? [] : copiedFiles(graph, file, copied);
}

/** The files of the graph, of one of which the names are copied. */
export function copiedFiles(graph: ModuleGraph, from: string, { modules }: CopiedNames): readonly string[] {
  const files = modules.flatMap((module) =>
    module.includes('*') ? chosenFiles(graph, from, module) : (importedFile(graph, from, module) ?? []),
  );
  return [...new Set(files)];
}

function chosenFiles(graph: ModuleGraph, from: string, pattern: string): readonly string[] {
  const inGraph = [...graph.modules.keys()].sort();
  const all = foldersOf(graph, pattern).map((folder) =>
    inGraph.filter((file) => file !== from && isFileOf(file, folder, from, pattern)),
  );
  const files = all.find((some) => some.length > 0) ?? [];
  return graph.choosable?.(graph, files) ?? files;
}

/** Whether a file is one of the modules of a pattern: `config.*`. */
export function isFileOf(file: string, folder: string, from: string, pattern: string): boolean {
  return filesOfModule(folder, from, pattern).some((path) => {
    const [begin = '', ...rest] = path.split('*');
    const end = rest.at(-1) ?? '';
    const middle = file.slice(begin.length, file.length - end.length);
    const isAround = file.startsWith(begin) && file.endsWith(end) && file.length > begin.length + end.length;
    return isAround && /^\w+$/.test(middle) && middle !== '__init__';
  });
}

export function filesIn(inlined: InlinedCode): string[] {
  return inlined.flatMap((part) => part?.files ?? []);
}

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
