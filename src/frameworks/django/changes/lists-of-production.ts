import { filesOf } from '../../../languages/python/evaluate/index.js';
import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { definitionFileOf } from '../settings/graph/definition-file.js';
import { readersOf } from '../settings/middleware-order.js';
import { productionModules } from '../settings/module-purpose.js';
import type { OwnMiddleware } from '../settings/session-subclasses.js';
import { isInstalled } from '../settings/needed-apps.js';
import { readStringList, type Item } from '../settings/string-list.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { addApps } from './installed-apps.js';
import { addMiddleware } from './session-middleware.js';

/**
 * Adds the session to lists that settings of production have of their own. One without anything that reads the session may
 * leave it out on purpose: the review names that.
 */
export function addToProduction(
  view: SettingsView,
  servers: readonly string[],
  answers: Answers,
  own: OwnMiddleware,
): Change[] {
  const readsSession = (module: string, items: readonly Item[]) => {
    const reads = readersOf(view.graph, module);
    return items.some(({ value }) => reads(value));
  };
  const hasAuth = (_module: string, items: readonly Item[]) => isInstalled('django.contrib.auth', items);
  return [
    ...ownLists(view, servers, 'MIDDLEWARE', readsSession).map((at) => addMiddleware(at, answers, own)),
    ...ownLists(view, servers, 'INSTALLED_APPS', hasAuth).map((at) => addApps(at, answers)),
  ].map(leftIfBlocked);
}

/** Where production's lists are that manage.py's settings don't have, that are known whole, and that need the session. */
function ownLists(
  view: SettingsView,
  servers: readonly string[],
  name: string,
  isNeeded: (module: string, items: readonly Item[]) => boolean,
): SettingsView[] {
  const { graph, entry, file } = view;
  const known = new Set([definitionFileOf(graph, entry, name)]);
  return productionModules(view, servers).flatMap((module) => {
    const defined = filesOf(graph, module).has(file) ? definitionFileOf(graph, module, name) : undefined;
    const list = readStringList(graph, module, name);
    if (defined === undefined || known.has(defined) || list.kind !== 'list') return [];
    const isKnown = list.open === undefined && list.values.every(({ items }) => items.every(isLiteral));
    if (!isKnown || !list.values.every(({ items }) => isNeeded(module, items))) return [];
    known.add(defined);
    return [viewOf({ graph, entry: module }, defined)];
  });
}

function isLiteral({ value }: Item): boolean {
  return value !== undefined;
}

/** A change that is no reason to refuse: the review says what is missing or unknown once all is done. */
export function leftIfBlocked(change: Change): Change {
  return {
    ...change,
    run(source, planned) {
      const result = change.run(source, planned);
      return result.kind === 'blocked' ? { kind: 'unchanged' } : result;
    },
  };
}
