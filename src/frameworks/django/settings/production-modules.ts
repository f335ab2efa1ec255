import { dependentsOf } from './chain/home.js';
import type { Chain } from './chain/chain.js';
import { bindingsIn, scopeOf } from './chain/scope.js';
import { isForDevelopment, isForProduction } from './module-names.js';
import type { SettingsSite } from './site.js';

/**
 * The settings modules that production uses: those with such a name, and what wsgi.py and asgi.py name unless that is
 * named for development; where there is none of these, what starts Django at all.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function productionModules(
  { chain, entry, file }: SettingsSite,
  servers: readonly string[],
): readonly string[] {
  const served = servers.filter((module) => scopeOf(chain, module).some((scoped) => scoped.file === file));
  const named = [file, entry, ...dependentsOf(chain, file), ...standingAlone(chain, entry)].filter(
    isForProduction,
  );
  const sure = [...named, ...served.filter((module) => !isForDevelopment(module))];
  if (sure.length > 0) return [...new Set(sure)];
  return served.length > 0 ? [...new Set(served)] : [entry];
}

/** The modules that set the lists themselves and are no part of the settings that manage.py names. */
function standingAlone(chain: Chain, entry: string): string[] {
  const parts = new Set(scopeOf(chain, entry).map(({ file }) => file));
  const setsLists = (module: string) =>
    ['INSTALLED_APPS', 'MIDDLEWARE'].some((name) => bindingsIn(scopeOf(chain, module), name).length > 0);
  return [...chain.modules.keys()].filter((module) => !parts.has(module) && setsLists(module));
}

/** Whether a module serves development and nothing else: `local.py` beside a `production.py`. */
export function isDevelopmentOnly(site: SettingsSite, servers: readonly string[], module: string): boolean {
  return isForDevelopment(module) && !productionModules(site, servers).includes(module);
}
