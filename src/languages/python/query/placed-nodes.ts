import { oncePer } from '../../memoize.js';
import type { NodeOf, PythonNode } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { ownNodes, statementsOf, type PlacedStatement } from './statements.js';

export interface PlacedCall extends PlacedStatement {
  readonly call: NodeOf<'Call'>;
}

/** Every call in a file, with the statement that makes it. */
export const callsOf = oncePer((parsed: ParsedPython): readonly PlacedCall[] =>
  placedNodes(parsed, 'Call').map(({ node, ...placed }) => ({ ...placed, call: node })),
);

/** A node and the statement that it stands in. */
interface PlacedNode<Node extends PythonNode> extends PlacedStatement {
  readonly node: Node;
}

/** What is asked for; most settings are literals, of which a file may hold many thousands. */
type Index = { readonly [Type in 'Call' | 'Name' | 'Subscript']: PlacedNode<NodeOf<Type>>[] };

/** Every call, subscript or name that is read in a file, in the order of `statementsOf`. */
export function placedNodes<Type extends keyof Index>(parsed: ParsedPython, type: Type): Index[Type] {
  return indexOf(parsed)[type];
}

const indexOf = oncePer((parsed: ParsedPython): Index => {
  const index: Index = { Call: [], Name: [], Subscript: [] };
  for (const placed of statementsOf(parsed)) {
    for (const node of ownNodes(placed.statement)) {
      if (node.nodeType === 'Call') index.Call.push({ ...placed, node });
      else if (node.nodeType === 'Subscript') index.Subscript.push({ ...placed, node });
      else if (node.nodeType === 'Name' && node.ctx.nodeType === 'Load') index.Name.push({ ...placed, node });
    }
  }
  return index;
});
