import type { ASTNodeUnion, ExprNode, StmtNode } from 'py-ast';
import { oncePer } from '../../memoize.js';

/** Any node of a Python syntax tree; the shapes are those of CPython's `ast`. */
export type PythonNode = ASTNodeUnion;
export type Expression = ExprNode;
export type Statement = StmtNode;

/** The nodes that a node holds itself, in the order of its fields; py-ast's own walk takes several times longer. */
export function childNodes(node: PythonNode): PythonNode[] {
  const found: PythonNode[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const element of value) if (isNode(element)) found.push(element);
  }
  return found;
}

/** A node and all in it, each before those that it holds. */
export const nodesIn = oncePer((node: PythonNode): readonly PythonNode[] => {
  const found: PythonNode[] = [];
  const collect = (inner: PythonNode) => {
    found.push(inner);
    for (const child of childNodes(inner)) collect(child);
  };
  collect(node);
  return found;
});

function isNode(value: unknown): value is PythonNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

/** The node type of a name, as in `NodeOf<'Tuple'>`: py-ast exports some of its types only through their unions. */
export type NodeOf<Name extends PythonNode['nodeType']> = Extract<PythonNode, { nodeType: Name }>;
