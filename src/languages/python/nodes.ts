import type { ASTNodeUnion, ExprNode, StmtNode } from 'py-ast';

/** Any node of a Python syntax tree; the shapes are those of CPython's `ast`. */
export type PythonNode = ASTNodeUnion;
export type Expression = ExprNode;
export type Statement = StmtNode;

/** The nodes that a node holds itself, in the order of its fields; py-ast's own walk takes several times longer. */
export function childNodes(node: PythonNode): readonly PythonNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is PythonNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

/** The node type of a name, as in `NodeOf<'Tuple'>`: py-ast exports some of its types only through their unions. */
export type NodeOf<Name extends PythonNode['nodeType']> = Extract<PythonNode, { nodeType: Name }>;
