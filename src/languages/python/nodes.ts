import type { ASTNodeUnion, ExprNode, StmtNode } from 'py-ast';

/** Any node of a Python syntax tree; the shapes are those of CPython's `ast`. */
export type PythonNode = ASTNodeUnion;
export type Expression = ExprNode;
export type Statement = StmtNode;

/** The node type of a name, as in `NodeOf<'Tuple'>`: py-ast exports some of its types only through their unions. */
export type NodeOf<Name extends PythonNode['nodeType']> = Extract<PythonNode, { nodeType: Name }>;
