import {
  statementsOf,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../../languages/python/index.js';
import { oncePer } from '../../../../languages/memoize.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import type { Unknown } from '../setting.js';

export interface PlacedCall extends PlacedStatement {
  readonly call: NodeOf<'Call'>;
}

/** Every call in the file, with the statement that makes it; each loader asks for them. */
export const callsOf = oncePer((parsed: ParsedPython): readonly PlacedCall[] =>
  statementsOf(parsed).flatMap(callsIn),
);

function callsIn(placed: PlacedStatement): PlacedCall[] {
  const nodes = ownNodes(placed.statement);
  if (!nodes.some(({ nodeType }) => nodeType === 'Call')) return [];
  return nodes.flatMap((call) => (call.nodeType === 'Call' ? [{ ...placed, call }] : []));
}

export function unknownLoad({ line }: PlacedStatement, what: string): Unknown {
  return {
    kind: 'unknown',
    line,
    reason: `${what}, so the file that would get the secret cannot be told.`,
  };
}
