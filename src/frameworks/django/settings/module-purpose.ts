import { filesOf, type ModuleGraph, importersOf } from '../../../languages/python/evaluate/index.js';
import { alwaysIn } from './graph/alternatives.js';
import { purposeOf } from './module-name.js';
import { isOfOtherApplication } from './other-application.js';
import { settersOf } from './setting.js';
import type { SettingsView } from './view.js';
import { servesNoRequests } from './without-requests.js';

type View = Pick<SettingsView, 'graph' | 'entry' | 'file'>;

/**
 * The settings modules that production uses: those with such a name, and what wsgi.py and asgi.py name unless that is
 * named for development or tests; where there is none of these, what starts Django at all, and what else takes in the patched file
 * and is not named for development or tests, nor for jobs that serve no requests. Where wsgi.py names a module that isn't here,
 * settings of development aren't production's: the patched file is what both share.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function productionModules(
  { graph, entry, file }: View,
  servers: readonly string[],
): readonly string[] {
  const purpose = (module: string) => purposeOf(module, file);
  const importers = importersOf(graph, file);
  const served = servers.filter((module) => filesOf(graph, module).has(file));
  const isElsewhere = (module: string) => isForDevelopment(purpose(module));
  const alone = standingAlone(graph, entry);
  const named = [file, entry, ...importers, ...alone].filter((module) => purpose(module) === 'production');
  // `from .development import *` in the package is what developers get who name no module; production names its own.
  const isDevelopers = (module: string) =>
    isElsewhere(module) ||
    (named.length > 0 &&
      [...alwaysIn(graph, module)].some((part) => purposeOf(part, module) === 'development'));
  const started = [...served, ...servers.filter((module) => alone.includes(module))];
  const sure = [...named, ...started.filter((module) => !isDevelopers(module))];
  if (sure.length > 0) return withoutParts(graph, [...new Set(sure)], [file, entry, ...served]);
  const others = importers.filter(
    (module) => purpose(module) === undefined && !servesNoRequests({ graph, entry, file }, servers, module),
  );
  const starting = served.length > 0 ? served : [entry];
  // What is named for development or tests counts only where there is nothing else, here or where production is made.
  const isAway = served.length === 0 && servers.some((one) => !graph.modules.has(one) && !isElsewhere(one));
  const rest = others.length > 0 || isAway ? starting.filter((module) => !isElsewhere(module)) : starting;
  const all = [...new Set([...rest, ...others])];
  return all.length > 0 ? all : [file];
}

/** `production/base.py` is production's by its folder alone; as a part of `production/main.py` it is looked at there. */
function withoutParts(graph: ModuleGraph, modules: readonly string[], kept: readonly string[]): string[] {
  const isPart = (module: string) =>
    modules.some((other) => other !== module && filesOf(graph, other).has(module));
  const isNamedItself = (module: string) => purposeOf(module, module) === 'production';
  return modules.filter((module) => kept.includes(module) || isNamedItself(module) || !isPart(module));
}

/** The modules that set the lists themselves and are no part of the settings that manage.py names, nor another application's. */
function standingAlone(graph: ModuleGraph, entry: string): string[] {
  const parts = filesOf(graph, entry);
  const setsLists = (module: string) =>
    ['INSTALLED_APPS', 'MIDDLEWARE'].some((name) => settersOf(graph, module, name).length > 0);
  return [...graph.modules.keys()].filter(
    (module) => !parts.has(module) && setsLists(module) && !isOfOtherApplication(graph, module, entry),
  );
}

/** Whether a module serves development or tests and nothing else: `local.py` beside a `production.py`. */
export function isDevelopmentOnly(view: View, servers: readonly string[], module: string): boolean {
  return isForDevelopment(purposeOf(module, view.file)) && !productionModules(view, servers).includes(module);
}

/** Tests run where development does, without HTTPS. */
function isForDevelopment(purpose: ReturnType<typeof purposeOf>): boolean {
  return purpose === 'development' || purpose === 'tests';
}
