import {
  Node,
  SyntaxKind,
  type BinaryExpression,
  type Identifier,
  type TypeNode,
  type VariableDeclaration,
} from 'ts-morph';
import { unwrap } from '../../../languages/typescript/objects.js';

/** What adds elements to an array in place. */
const ADDING = ['push', 'unshift'];

/** Types of @nestjs/common that allow what `forRoot` returns. */
const MODULE_TYPES = ['DynamicModule', 'ModuleMetadata'];

/** Whether a use of an array does nothing but add elements: `a.push(x)`, `a = a.concat(x)`, `a = [...a, x]`. */
export function isAddedTo(use: Identifier): boolean {
  const access = use.getParent();
  const isAdding = Node.isPropertyAccessExpression(access) && ADDING.includes(access.getName());
  if (isAdding) return Node.isCallExpression(access.getParent());
  const assignment = use.getFirstAncestor((node) => Node.isBinaryExpression(node));
  return Node.isBinaryExpression(assignment) && isExtension(assignment, use);
}

/** `name = name.concat(…)` or `name = [...name, …]`. */
function isExtension(assignment: BinaryExpression, use: Identifier): boolean {
  const target = assignment.getLeft();
  const isPlain = assignment.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  if (!isPlain || !Node.isIdentifier(target) || target.getText() !== use.getText()) return false;
  const value = unwrap(assignment.getRight());
  const kept = keptIn(value);
  return kept?.getText() === target.getText() && (use === target || use === kept);
}

/** What an expression adds to. */
function keptIn(value: Node): Node | undefined {
  if (Node.isArrayLiteralExpression(value)) {
    const spreads = value.getElements().filter(Node.isSpreadElement);
    return spreads.map((spread) => spread.getExpression()).find(Node.isIdentifier);
  }
  const callee = Node.isCallExpression(value) ? value.getExpression() : undefined;
  const isConcat = Node.isPropertyAccessExpression(callee) && callee.getName() === 'concat';
  return isConcat ? callee.getExpression() : undefined;
}

/** Whether a declared type allows what `forRoot` returns. */
export function takesModules(declaration: VariableDeclaration): boolean {
  return isTypeOfModules(declaration.getTypeNode());
}

/** The same for a type that a function says it returns. */
export function isTypeOfModules(type: TypeNode | undefined): boolean {
  if (type === undefined) return true;
  return [type, ...type.getDescendants()].some(
    (node) =>
      node.getKind() === SyntaxKind.AnyKeyword ||
      (Node.isIdentifier(node) && MODULE_TYPES.includes(node.getText())),
  );
}
