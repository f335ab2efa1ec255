import {
  Node,
  SyntaxKind,
  type ArrayLiteralExpression,
  type CallExpression,
  type NamedImports,
  type ObjectLiteralExpression,
} from 'ts-morph';
import type { ListShape, Span } from '../text/list-edit.js';

export type ListNode = ArrayLiteralExpression | ObjectLiteralExpression | NamedImports | CallExpression;

/** The list that a node is, or that a call's arguments are. */
export function listOf(node: ListNode): ListShape {
  const opening = Node.isCallExpression(node)
    ? node.getFirstChildByKindOrThrow(SyntaxKind.OpenParenToken).getStart()
    : node.getStart();
  return { from: opening + 1, to: node.getEnd() - 1, elements: elementsOf(node).map(spanOf) };
}

function elementsOf(node: ListNode): readonly Node[] {
  if (Node.isCallExpression(node)) return node.getArguments();
  return Node.isObjectLiteralExpression(node) ? node.getProperties() : node.getElements();
}

/** A node's stretch without the comments before it. */
export function spanOf(node: Node): Span {
  return { from: node.getStart(), to: node.getEnd() };
}
