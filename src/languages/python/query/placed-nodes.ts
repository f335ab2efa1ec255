import { oncePer, oncePerName } from '../../memoize.js';
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

/**
 * Every node of a type in a file, statements aside, in the order of `statementsOf`. Found once for each type, because many
 * readers ask for few nodes: most settings are literals.
 */
export function placedNodes<Type extends PythonNode['nodeType']>(
  parsed: ParsedPython,
  type: Type,
): readonly PlacedNode<NodeOf<Type>>[] {
  return allOfType(parsed, type).filter((one): one is PlacedNode<NodeOf<Type>> => one.node.nodeType === type);
}

const allOfType = oncePerName((parsed: ParsedPython, type: string): readonly PlacedNode<PythonNode>[] => {
  const found: PlacedNode<PythonNode>[] = [];
  for (const placed of statementsOf(parsed)) {
    for (const node of ownNodes(placed.statement))
      if (node.nodeType === type) found.push({ ...placed, node });
  }
  return found;
});
