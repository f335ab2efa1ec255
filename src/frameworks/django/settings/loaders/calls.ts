import {
  lineOf,
  statementsOf,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/statements.js';
import type { Unclear } from '../setting.js';

export interface PlacedCall extends PlacedStatement {
  readonly call: NodeOf<'Call'>;
}

/** Each loader asks for the same calls of the same file. */
const known = new WeakMap<ParsedPython, readonly PlacedCall[]>();

/** Every call in the file, with the statement that makes it. */
export function callsOf(parsed: ParsedPython): readonly PlacedCall[] {
  const found = known.get(parsed) ?? statementsOf(parsed).flatMap(callsIn);
  known.set(parsed, found);
  return found;
}

function callsIn(placed: PlacedStatement): PlacedCall[] {
  const nodes = [...ownNodes(placed.statement)];
  return nodes.flatMap((call) => (call.nodeType === 'Call' ? [{ ...placed, call }] : []));
}

export function unclearLoad({ statement }: PlacedStatement, what: string): Unclear {
  return {
    kind: 'unclear',
    line: lineOf(statement),
    reason: `${what}, so the file that would get the secret cannot be told.`,
  };
}
