import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { importersOf } from './graph/definition-file.js';
import { settersOf } from './setting.js';
import type { SettingsView } from './view.js';

const DEVELOPMENT = /(^|[/_])(dev|devel|develop|development|local|localhost|debug)(_\w+)?(\/__init__)?\.py$/;
const PRODUCTION = /(^|[/_])(prod|production|live|deploy|deployment|staging|heroku)(_\w+)?(\/__init__)?\.py$/;

/** By its name: `local.py`, `settings_dev.py`. */
export function isForDevelopment(file: string): boolean {
  return DEVELOPMENT.test(file);
}

/** By its name: `production.py`, `settings/prod/__init__.py`. */
export function isForProduction(file: string): boolean {
  return PRODUCTION.test(file);
}

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

/**
 * The settings module that development uses: the one that manage.py names, unless it has a production's name; then
 * one with a name like local.py that star-imports the patched file; else the patched file itself.
 */
export function developmentModule({ graph, entry, file }: SettingsView): string {
  if (entry === file) return file;
  if (!isForProduction(entry)) return entry;
  return importersOf(graph, file).find(isForDevelopment) ?? file;
}
