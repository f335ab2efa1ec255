import { dottedName, statementsOf, stringValue, type ParsedPython } from '../../../languages/python/index.js';
import { filesOf, type ModuleGraph, type Site } from '../../../languages/python/evaluate/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import { SESSION_MIDDLEWARE } from './names.js';
import type { ListValue, StringList } from './string-list.js';

type Place = Pick<Site, 'file' | 'line'>;

/**
 * Where a condition takes the session out of MIDDLEWARE, and with it all that reads the session: a mode in which nobody
 * logs in, such as that of maintenance. Nothing is missing there.
 */
export interface LeftOut {
  readonly place: Place;
  /** The values that have the session. */
  readonly others: readonly ListValue[];
}

/** Undefined where there is no such mode, or where DEBUG decides: production needs the session. */
export function leftOutTogether(
  graph: ModuleGraph,
  module: string,
  { values }: StringList,
  reads: (name: string | undefined) => boolean,
): LeftOut | undefined {
  const others = values.filter((value) => !isLeftOut(value, reads));
  if (others.length === values.length || !others.every(hasSession)) return undefined;
  const places = [...filesOf(graph, module)].flatMap((file) => removalsIn(graph.modules.get(file), file));
  const [place] = places;
  return place === undefined || others.length === 0 || places.some(({ readsDebug }) => readsDebug)
    ? undefined
    : { place: { file: place.file, line: place.line }, others };
}

function isLeftOut({ items }: ListValue, reads: (name: string | undefined) => boolean): boolean {
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
