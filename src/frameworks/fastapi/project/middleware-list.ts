import {
  assignmentsOf,
  statementsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../languages/python/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Making } from './making.js';

/** The list in which an application is given its middleware, and the statement that has it. */
export interface MiddlewareList {
  readonly list: NodeOf<'List'>;
  readonly placed: PlacedStatement;
}

/** `FastAPI(middleware=[…])`, a name for such a list, or a function that returns one; undefined if it gets none. */
export function middlewareList(parsed: ParsedPython, making: Making): MiddlewareList | 'unknown' | undefined {
  const { call } = making;
  if (call.keywords.some(({ arg }) => arg === undefined)) return undefined;
  const given = call.keywords.find(({ arg }) => arg === 'middleware')?.value;
  if (given === undefined || (given.nodeType === 'Constant' && given.value === null)) return undefined;
  if (given.nodeType === 'List') return given.elts.length === 0 ? undefined : { list: given, placed: making };
  return listBehind(parsed, given, making) ?? 'unknown';
}

function listBehind(
  parsed: ParsedPython,
  node: Expression,
  { within }: PlacedStatement,
): MiddlewareList | undefined {
  if (node.nodeType === 'Name') return namedList(parsed, node, within);
  if (node.nodeType !== 'Call' || node.func.nodeType !== 'Name') return undefined;
  const { id } = node.func;
  return node.args.length + node.keywords.length > 0 ? undefined : returnedList(parsed, id);
}

/** A name that stands for one list, and that nothing else has a hand in: a list that grows later can't be followed. */
function namedList(
  parsed: ParsedPython,
  name: NodeOf<'Name'>,
  within: PlacedStatement['within'],
): MiddlewareList | undefined {
  const uses = statementsOf(parsed)
    .flatMap(({ statement }) => ownNodes(statement))
    .filter((node) => node.nodeType === 'Name' && node.id === name.id && node.ctx.nodeType === 'Load');
  const [only, second] = assignmentsOf(parsed, name.id);
  if (only?.value?.nodeType !== 'List' || second !== undefined || uses.length !== 1) return undefined;
  const isSeen = only.within.length === 0 || only.within.at(-1) === within.at(-1);
  if (!isSeen || only.value.elts.length === 0 || only.kind === 'augmented') return undefined;
  const placed = statementsOf(parsed).find(({ statement }) => statement === only.statement);
  return placed === undefined ? undefined : { list: only.value, placed };
}

/** `def make_middleware(): return […]`, also by a name of its own. */
function returnedList(parsed: ParsedPython, name: string): MiddlewareList | undefined {
  const last = onlyReturn(parsed, name);
  const placed = last && statementsOf(parsed).find(({ statement }) => statement === last);
  if (placed === undefined || !last?.value) return undefined;
  if (last.value.nodeType !== 'List') return listBehind(parsed, last.value, placed);
  return last.value.elts.length === 0 ? undefined : { list: last.value, placed };
}

/** The `return` at the end of a function of the module that has no other. */
function onlyReturn(parsed: ParsedPython, name: string): NodeOf<'Return'> | undefined {
  const [only, second] = statementsOf(parsed).filter(
    ({ statement }) => 'name' in statement && statement.name === name,
  );
  const definition = only?.within.length === 0 && second === undefined ? only.statement : undefined;
  if (definition?.nodeType !== 'FunctionDef') return undefined;
  const returns = nodesIn(definition).filter((node) => node.nodeType === 'Return');
  const last = definition.body.at(-1);
  return last?.nodeType === 'Return' && returns.length === 1 ? last : undefined;
}
