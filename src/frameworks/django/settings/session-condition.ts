import { oncePerName } from '../../../languages/memoize.js';
import type { ItemOrigin, ModuleGraph, Site } from '../../../languages/python/evaluate/index.js';
import {
  sourceOf,
  statementsOf,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
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
  const sessions = values.map(({ items }) => items.find(({ value }) => looksLikeSession(value)));
  const [first] = sessions;
  const placed = first?.sure === false && first.removed !== true ? placedIn(graph, first) : undefined;
  const condition = placed && conditionOf(placed.parsed, placed.statement);
  if (first?.place === undefined || placed === undefined || condition === undefined) return undefined;
  const isUnder = (item: Item): boolean => {
    const other = placedIn(graph, item);
    return other !== undefined && conditionOf(other.parsed, other.statement) === condition;
  };
  const isKept = ({ items }: ListValue) =>
    items.every((item) => !(reads(item.value) || looksLikeSession(item.value)) || isUnder(item));
  if (sessions.includes(undefined) || !values.every(isKept)) return undefined;
  return {
    place: { file: first.place.file, line: placed.statement.line },
    holds: (value) => ({
      ...value,
      items: value.items.map((item) =>
        !item.sure && item.removed !== true && isUnder(item) ? { ...item, sure: true } : item,
      ),
    }),
  };
}

const sessionConditionOf = oncePerName((graph: ModuleGraph, module: string): SessionCondition | undefined => {
  const list = readStringList(graph, module, 'MIDDLEWARE');
  return list.kind === 'list' ? sessionCondition(graph, list, readersOf(graph, module)) : undefined;
});

/** What the list is in the processes that have sessions, if a condition decides which have. */
export function whereSessionsAre(graph: ModuleGraph, module: string): (value: ListValue) => ListValue {
  return sessionConditionOf(graph, module)?.holds ?? ((value) => value);
}

/** The statement that writes an element. */
export function placedIn(graph: ModuleGraph, { place }: Item) {
  const parsed = place && graph.modules.get(place.file);
  const statement = parsed && statementOf(parsed, place);
  return parsed && statement && { parsed, statement };
}

function statementOf(parsed: ParsedPython, { node }: ItemOrigin): PlacedStatement | undefined {
  const { from, to } = parsed.span(node);
  return statementsOf(parsed).findLast(({ statement }) => {
    const span = parsed.span(statement);
    return span.from <= from && to <= span.to;
  });
}

/** The tests of all the `if`s that a statement stands in; undefined without one, and where DEBUG or a loop decides. */
function conditionOf(parsed: ParsedPython, { statement, within }: PlacedStatement): string | undefined {
  const tests = within.map((outer, index) =>
    outer.nodeType === 'If' ? testOf(parsed, outer, within[index + 1] ?? statement) : undefined,
  );
  return tests.length === 0 || tests.includes(undefined) ? undefined : tests.join('\n');
}

function testOf(
  parsed: ParsedPython,
  { test, body }: NodeOf<'If'>,
  inside: PlacedStatement['statement'],
): string | undefined {
  const isDebug = nodesIn(test).some((node) => node.nodeType === 'Name' && /DEBUG/i.test(node.id));
  return isDebug ? undefined : `${body.includes(inside) ? '' : 'not '}${sourceOf(parsed, test)}`;
}
