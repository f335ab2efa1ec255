import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { SESSIONS_APP } from './names.js';
import { isInstalled, neededApps } from './needed-apps.js';
import { isSurely, readStringList, type StringList } from './string-list.js';

const AUTHENTICATION = 'django.contrib.auth.middleware.AuthenticationMiddleware';
const ADMIN = 'django.contrib.admin';

/**
 * What works only with the apps of auth and contenttypes, where INSTALLED_APPS can't be seen whole: what is not seen has these
 * apps then. Undefined where nothing in the settings needs them, or nothing is hidden.
 */
export function userOfHiddenApps(
  graph: ModuleGraph,
  module: string,
  apps: StringList,
  missing: readonly string[],
): string | undefined {
  const isHidden =
    apps.open !== undefined ||
    apps.isHandedOn === true ||
    apps.values.some(({ items }) => items.some(isHiding));
  if (!isHidden || apps.isDefault === true || missing.every((app) => app === SESSIONS_APP)) return undefined;
  if (apps.values.every(({ items }) => items.some(isSurely(ADMIN)))) return ADMIN;
  const middleware = readStringList(graph, module, 'MIDDLEWARE');
  const isUsed =
    middleware.kind === 'list' &&
    middleware.values.every(({ items }) => items.some(isSurely(AUTHENTICATION)));
  return isUsed ? 'AuthenticationMiddleware' : undefined;
}

/** Whether INSTALLED_APPS is assumed to have what it needs although that can't be seen. */
export function hidesApps(graph: ModuleGraph, module: string): boolean {
  const apps = readStringList(graph, module, 'INSTALLED_APPS');
  if (apps.kind !== 'list') return false;
  const has = (app: string) =>
    apps.values.every(({ items }) =>
      isInstalled(
        app,
        items.filter(({ sure }) => sure),
      ),
    );
  const missing = neededApps(graph).filter((app) => !has(app));
  return userOfHiddenApps(graph, module, apps, missing) !== undefined;
}

/** What is added only where it is not there yet hides nothing. */
function isHiding({ value, distinct }: StringList['values'][number]['items'][number]): boolean {
  return value === undefined && distinct !== true;
}
