import { importersOf } from './graph/definition-file.js';
import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { settersOf } from './setting.js';
import { isForDevelopment, isForProduction } from './module-names.js';
import type { SettingsView } from './view.js';

/**
 * The settings modules that production uses: those with such a name, and what wsgi.py and asgi.py name unless that is
 * named for development; where there is none of these, what starts Django at all.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function productionModules(
  { graph, entry, file }: SettingsView,
  servers: readonly string[],
): readonly string[] {
  const served = servers.filter((module) => filesOf(graph, module).has(file));
  const named = [file, entry, ...importersOf(graph, file), ...standingAlone(graph, entry)].filter(
    isForProduction,
  );
  const sure = [...named, ...served.filter((module) => !isForDevelopment(module))];
  if (sure.length > 0) return [...new Set(sure)];
  return served.length > 0 ? [...new Set(served)] : [entry];
}

/** The modules that set the lists themselves and are no part of the settings that manage.py names. */
function standingAlone(graph: ModuleGraph, entry: string): string[] {
  const parts = filesOf(graph, entry);
  const setsLists = (module: string) =>
    ['INSTALLED_APPS', 'MIDDLEWARE'].some((name) => settersOf(graph, module, name).length > 0);
  return [...graph.modules.keys()].filter((module) => !parts.has(module) && setsLists(module));
}

/** Whether a module serves development and nothing else: `local.py` beside a `production.py`. */
export function isDevelopmentOnly(view: SettingsView, servers: readonly string[], module: string): boolean {
  return isForDevelopment(module) && !productionModules(view, servers).includes(module);
}
