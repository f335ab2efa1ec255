import {
  importsOf,
  type ImportedName,
  type NodeOf,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import { folderOf, join } from '../../../../model/paths.js';

/** The settings modules of a project that take names from one another. */
export interface ModuleGraph {
  /** The folder of manage.py, from which absolute imports are resolved. */
  readonly app: string;
  /** By file, relative to the workspace's root. */
  readonly modules: ReadonlyMap<string, ParsedPython>;
}

/** The graph as it would be with other texts in some of its files. */
export function withModules(graph: ModuleGraph, changed: ReadonlyMap<string, ParsedPython>): ModuleGraph {
  return { ...graph, modules: new Map([...graph.modules, ...changed]) };
}

export function isStar({ name }: ImportedName): boolean {
  return name === '*';
}

/** The star imports of a file in the order of the text. */
export function starImportsOf(parsed: ParsedPython): ImportedName[] {
  return importsOf(parsed).filter(isStar);
}

/** The module that names are imported from, as written: `.base`. */
export function moduleOf({ level, module }: NodeOf<'ImportFrom'>): string {
  return '.'.repeat(level ?? 0) + (module ?? '');
}

/** The file of the graph that a `from … import` takes its names from. */
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
