import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { SESSIONS_APP } from './names.js';
import { missingFrom, neededApps } from './needed-apps.js';
import { isOpen, isSurely, readStringList, type StringList } from './string-list.js';

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
    apps.values.some(({ items }) => items.some(isOpen));
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
  const missing = missingFrom(apps.values, neededApps(graph));
  return userOfHiddenApps(graph, module, apps, missing) !== undefined;
}
