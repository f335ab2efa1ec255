import { filesOf, importedFile, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import {
  assignmentsOf,
  changesTo,
  importsOf,
  type ImportedName,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import { folderOf } from '../../../../model/paths.js';
import type { Loader } from '../../../../session/python/loaders/loader.js';
import { viewOf, type SettingsView } from '../view.js';
import { searched } from './decouple.js';
import { importedReaders } from './imported.js';
import { exported } from './loader-behind-import.js';

const CONFIG = { module: 'decouple', name: 'config' } as const;

/**
 * decouple's `config` for a file that doesn't read the environment, where modules around it read with that: they fill no
 * `os.environ` for it. Where they have it by another name, an import of its own is there in a circle of star imports as well.
 * Undefined where none does, or the name is something else somewhere: star imports pass it on.
 */
export function decoupleOfOthers(view: SettingsView): Loader | undefined {
  const { graph, entry } = view;
  const isUsed = [...filesOf(graph, entry)].some((module) => {
    const parsed = graph.modules.get(module);
    const imported = parsed === undefined ? [] : importsOf(parsed);
    return imported.some((item) => isConfig(item) && item.within.length === 0);
  });
  if (!isUsed || [...graph.modules.values()].some((parsed) => bindsOther(parsed, CONFIG.name, isOwn)))
    return undefined;
  const read = (variable: string) => `${CONFIG.name}(${variable})`;
  return {
    kind: 'decouple',
    object: CONFIG.name,
    read,
    from: 0,
    needsOs: false,
    needsImport: CONFIG,
    source: searched(view),
  };
}

function isConfig({ module, name }: Pick<ImportedName, 'module' | 'name'>): boolean {
  return module === CONFIG.module && name === CONFIG.name;
}

function isOwn(item: Pick<ImportedName, 'module' | 'name' | 'local'>): boolean {
  return isConfig(item) && item.local === CONFIG.name;
}

/**
 * The object that a module of the project makes, for a file that doesn't read the environment, where all that do import
 * that one: `from shop.env import env`.
 */
export function objectOfOthers(view: SettingsView): Loader | undefined {
  const { graph, entry, file } = view;
  const read = [...filesOf(graph, entry)]
    .filter((module) => module !== file)
    .flatMap((module) => {
      const parsed = graph.modules.get(module);
      return parsed === undefined ? [] : importedReaders(parsed).map((item) => ({ item, module }));
    });
  const [any] = read;
  const home = any && originOf(graph, any.item, any.module);
  // Another module may pass it on; the one that makes it is certain to have it.
  const first = read.find(({ item, module }) => importedFile(graph, module, item.module) === home) ?? any;
  if (first === undefined) return undefined;
  const { module, name, local } = first.item;
  const isSame = (item: ImportedName, from: string) =>
    item.name === name && item.local === local && originOf(graph, item, from) === home;
  const loader = exported(first.item, viewOf(view, first.module));
  if (loader === undefined || loader.isMapping === true || home === undefined || name !== local)
    return undefined;
  // Its own module must not need this file, and a relative import means something else in another folder.
  const isImportable =
    !filesOf(graph, home).has(file) && (!module.startsWith('.') || folderOf(first.module) === folderOf(file));
  const isElsewhere = [...graph.modules].some(
    ([one, parsed]) => one !== home && bindsOther(parsed, local, (item) => isSame(item, one)),
  );
  if (!isImportable || isElsewhere) return undefined;
  return {
    ...loader,
    object: local,
    read: (variable) => `${local}(${variable})`,
    from: 0,
    needsOs: false,
    needsImport: { module, name: local },
  };
}

/** Modules pass an object on to one another no further than this. */
const MAX_STEPS = 4;

/** The module that makes what a file imports, where others only pass it on, with `import *` as well. */
function originOf(graph: ModuleGraph, item: ImportedName, from: string, steps = 0): string | undefined {
  const { module, name } = item;
  const file = importedFile(graph, from, module);
  const parsed = file === undefined ? undefined : graph.modules.get(file);
  if (file === undefined || parsed === undefined || name === undefined || steps > MAX_STEPS) return undefined;
  if (assignmentsOf(parsed, name).length > 0) return file;
  const imported = importsOf(parsed);
  const passed = imported.find(({ local }) => local === name);
  if (passed !== undefined) return originOf(graph, passed, file, steps + 1) ?? file;
  const stars = imported.filter((one) => one.name === '*').map((one) => ({ ...one, name }));
  const origins = stars.flatMap((one) => originOf(graph, one, file, steps + 1) ?? []);
  return new Set(origins).size === 1 ? origins[0] : undefined;
}

function bindsOther(parsed: ParsedPython, name: string, isMeant: (item: ImportedName) => boolean): boolean {
  const isOther = importsOf(parsed).some((item) => item.local === name && !isMeant(item));
  const changes = changesTo(parsed, name).filter(({ statement }) => statement.nodeType !== 'ImportFrom');
  return isOther || changes.length > 0 || assignmentsOf(parsed, name).length > 0;
}
