import { dottedName, statementsOf, stringValue, type ParsedPython } from '../../../languages/python/index.js';
import { filesOf, type ModuleGraph, type Site } from '../../../languages/python/evaluate/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import type { Reads } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { sessionCondition } from './session-condition.js';
import type { ListValue, StringList } from './string-list.js';

type Place = Pick<Site, 'file' | 'line'>;

/**
 * Where a condition takes the session out of MIDDLEWARE, or puts it in, and with it all that reads the session: a mode in
 * which nobody logs in, such as that of maintenance. Nothing is missing there.
 */
export interface LeftOut {
  readonly place: Place;
  /** Whether the condition puts the session in. */
  readonly isAdded: boolean;
  /** The values that have the session. */
  readonly others: readonly ListValue[];
  /** One of the values as it is where the session is; undefined for one without it. */
  readonly withSession: (value: ListValue) => ListValue | undefined;
}

/** Undefined where there is no such mode, or where DEBUG decides: production needs the session. */
export function leftOutTogether(
  graph: ModuleGraph,
  module: string,
  list: StringList,
  reads: Reads,
): LeftOut | undefined {
  return removedTogether(graph, module, list, reads) ?? addedTogether(graph, list, reads);
}

function addedTogether(graph: ModuleGraph, list: StringList, reads: Reads): LeftOut | undefined {
  const condition = sessionCondition(graph, list, reads);
  if (condition === undefined) return undefined;
  const { place, holds } = condition;
  return { place, isAdded: true, others: list.values.map(holds), withSession: holds };
}

function removedTogether(
  graph: ModuleGraph,
  module: string,
  { values }: StringList,
  reads: Reads,
): LeftOut | undefined {
  const others = values.filter((value) => !isLeftOut(value, reads));
  if (others.length === values.length || !others.every(hasSession)) return undefined;
  const places = [...filesOf(graph, module)].flatMap((file) => removalsIn(graph.modules.get(file), file));
  const [place] = places;
  if (place === undefined || others.length === 0 || places.some(({ readsDebug }) => readsDebug))
    return undefined;
  const withSession = (value: ListValue) => (others.includes(value) ? value : undefined);
  return { place: { file: place.file, line: place.line }, isAdded: false, others, withSession };
}

function isLeftOut({ items }: ListValue, reads: Reads): boolean {
  const isGone = items.some(({ value, removed }) => value === SESSION_MIDDLEWARE && removed === true);
  return (
    isGone && !items.some(({ value, removed }) => removed !== true && (value === undefined || reads(value)))
  );
}

function hasSession({ items }: ListValue): boolean {
  return items.some(({ value, sure }) => value === SESSION_MIDDLEWARE && sure);
}

/** `MIDDLEWARE.remove('…')` of the session. */
function removalsIn(
  parsed: ParsedPython | undefined,
  file: string,
): (Place & { readonly readsDebug: boolean })[] {
  return (parsed === undefined ? [] : statementsOf(parsed)).flatMap(({ statement, within, line }) => {
    if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return [];
    const { func, args } = statement.value;
    if (dottedName(func)?.endsWith('.remove') !== true || stringValue(args[0]) !== SESSION_MIDDLEWARE)
      return [];
    const tests = within.flatMap((outer) => (outer.nodeType === 'If' ? nodesIn(outer.test) : []));
    return [
      { file, line, readsDebug: tests.some((node) => node.nodeType === 'Name' && node.id === 'DEBUG') },
    ];
  });
}
