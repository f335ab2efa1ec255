import { oncePerName } from '../../../languages/memoize.js';
import type { ItemOrigin, ModuleGraph, Site } from '../../../languages/python/evaluate/index.js';
import {
  sourceOf,
  statementsOf,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import { looksLikeSession, readersOf, type Reads } from './middleware-order.js';
import { readStringList, type Item, type ListValue, type StringList } from './string-list.js';

/** What alone decides whether a process has sessions: `if os.environ.get('SERVICE') != 'worker':`. */
export interface SessionCondition {
  /** Where the session is added. */
  readonly place: Pick<Site, 'file' | 'line'>;
  /** What a list is where the condition holds. */
  readonly holds: (value: ListValue) => ListValue;
}

/**
 * The condition under which MIDDLEWARE has the session, and with it all that reads the session, so that nothing is missing
 * where it doesn't hold. Undefined where DEBUG decides: production needs the session.
 */
export function sessionCondition(
  graph: ModuleGraph,
  { values }: StringList,
  reads: Reads,
): SessionCondition | undefined {
  const sessions = values.map(({ items }) => items.find(looksLikeSession));
  const [first] = sessions;
  const placed = first?.sure === false && first.removed !== true ? placedIn(graph, first) : undefined;
  const condition = placed && conditionOf(placed.parsed, placed.statement);
  if (placed === undefined || condition === undefined) return undefined;
  const isUnder = (item: Item): boolean => {
    const other = placedIn(graph, item);
    return other !== undefined && conditionOf(other.parsed, other.statement) === condition;
  };
  const isKept = ({ items }: ListValue) =>
    items.every((item) => !(reads(item.value) || looksLikeSession(item)) || isUnder(item));
  if (sessions.includes(undefined) || !values.every(isKept)) return undefined;
  return {
    place: { file: placed.file, line: placed.statement.line },
    holds: (value) => ({
      ...value,
      items: value.items.map((item) =>
        !item.sure && item.removed !== true && isUnder(item) ? { ...item, sure: true } : item,
      ),
    }),
  };
}

/** The same for the lists of a settings module; undefined where the session is in MIDDLEWARE anyway. */
export const sessionConditionOf = oncePerName(
  (graph: ModuleGraph, module: string): SessionCondition | undefined => {
    const list = readStringList(graph, module, 'MIDDLEWARE');
    return list.kind === 'list' ? sessionCondition(graph, list, readersOf(graph, module)) : undefined;
  },
);

/** What the list is in the processes that have sessions, if a condition decides which have. */
export function whereSessionsAre(graph: ModuleGraph, module: string): (value: ListValue) => ListValue {
  return sessionConditionOf(graph, module)?.holds ?? ((value) => value);
}

/** The statement that writes an element, or adds it. */
export function placedIn(graph: ModuleGraph, { place, addedBy }: Item) {
  if (place === undefined) return addedBy && { ...addedBy, statement: addedBy };
  const parsed = graph.modules.get(place.file);
  const statement = parsed && statementOf(parsed, place);
  return parsed && statement && { file: place.file, parsed, statement };
}

function statementOf(parsed: ParsedPython, { node }: ItemOrigin): PlacedStatement | undefined {
  const { from, to } = parsed.span(node);
  return statementsOf(parsed).findLast(({ statement }) => {
    const span = parsed.span(statement);
    return span.from <= from && to <= span.to;
  });
}

/** The tests of all the `if`s that a statement stands in; undefined without one, and where DEBUG or a round of a loop decides. */
function conditionOf(parsed: ParsedPython, { statement, within }: PlacedStatement): string | undefined {
  const outside = within.slice(0, within.findLastIndex((outer) => !isWholeLoop(outer)) + 1);
  const tests = outside.map((outer, index) =>
    outer.nodeType === 'If' ? testOf(parsed, outer, within[index + 1] ?? statement) : undefined,
  );
  return tests.length === 0 || tests.includes(undefined) ? undefined : tests.join('\n');
}

/** A loop that goes through all that it is made for. */
function isWholeLoop(node: Statement): boolean {
  return node.nodeType === 'For' && !nodesIn(node).some(({ nodeType }) => ENDS.has(nodeType));
}

const ENDS: ReadonlySet<string> = new Set(['Break', 'Continue', 'Return', 'Raise']);

function testOf(parsed: ParsedPython, { test, body }: NodeOf<'If'>, inside: Statement): string | undefined {
  const isDebug = nodesIn(test).some((node) => node.nodeType === 'Name' && /DEBUG/i.test(node.id));
  return isDebug ? undefined : `${body.includes(inside) ? '' : 'not '}${sourceOf(parsed, test)}`;
}
