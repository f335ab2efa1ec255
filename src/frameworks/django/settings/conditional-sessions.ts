import type { ModuleGraph, Site } from '../../../languages/python/evaluate/index.js';
import { SESSIONS_APP } from './names.js';
import { isInstalled } from './needed-apps.js';
import { placedIn } from './session-condition.js';
import type { Item, StringList } from './string-list.js';

/**
 * Where the app of sessions is added, or taken out, if only a condition decides whether INSTALLED_APPS has it: encrypted
 * cookies work with and without it.
 */
export function conditionalSessions(
  graph: ModuleGraph,
  { values, file, line }: StringList,
): Pick<Site, 'file' | 'line'> | undefined {
  const all = values.map(({ items }) => items.filter(isSessions));
  const isEverywhere = all.every((items) => items.some(({ sure }) => sure));
  const [found] = all.flat().filter(({ removed }) => removed !== true);
  if (found === undefined || isEverywhere) return undefined;
  const placed = placedIn(graph, found);
  return { file: placed?.file ?? file, line: placed?.statement.line ?? line };
}

function isSessions(item: Item): boolean {
  return isInstalled(SESSIONS_APP, [item]);
}
