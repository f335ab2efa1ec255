import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { definitionFileOf } from './graph/definition-file.js';
import { looksLikeSession, readersOf } from './middleware-order.js';
import { purposeOf } from './module-name.js';
import { SESSIONS_APP } from './names.js';
import { readStringList, type Item } from './string-list.js';
import type { SettingsView } from './view.js';

/**
 * Whether a module beside the patched settings is for jobs that only need the database: it has both lists for itself, without
 * the session and without anything that reads it, and no server names it.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function servesNoRequests(
  { graph, entry, file }: Pick<SettingsView, 'graph' | 'entry' | 'file'>,
  servers: readonly string[],
  module: string,
): boolean {
  const isStarted = [file, entry, ...servers].some(
    (one) => one === module || filesOf(graph, one).has(module),
  );
  if (isStarted || purposeOf(module, file) === 'production') return false;
  const reads = readersOf(graph, module);
  const needsSession = (item: Item) => reads(item.value) || looksLikeSession(item);
  const ofApps = ({ value }: Item) => value === SESSIONS_APP;
  return (
    lacks(graph, entry, module, 'MIDDLEWARE', needsSession) &&
    lacks(graph, entry, module, 'INSTALLED_APPS', ofApps)
  );
}

/** Whether a module has a list for itself that is known whole and holds none of these. */
function lacks(
  graph: ModuleGraph,
  entry: string,
  module: string,
  name: string,
  isOne: (item: Item) => boolean,
): boolean {
  const list = readStringList(graph, module, name);
  if (list.kind !== 'list' || list.open !== undefined) return false;
  const isOwn = definitionFileOf(graph, module, name) !== definitionFileOf(graph, entry, name);
  const items = list.values.flatMap((value) => value.items);
  return isOwn && !items.some((item) => item.value === undefined || isOne(item));
}
