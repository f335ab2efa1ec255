import { Node, SyntaxKind, type Expression } from 'ts-morph';
import { stringValue } from './nodes.js';

/** `a ?? b` taken apart. */
export interface Operation {
  readonly left: Expression;
  readonly operator: string;
  readonly right: Expression;
}

export function operationOf(node: Node): Operation | undefined {
  if (!Node.isBinaryExpression(node)) return undefined;
  return { left: node.getLeft(), operator: node.getOperatorToken().getText(), right: node.getRight() };
}

/** The value of a number, or of a product of numbers: `60 * 60`. */
export function numberValue(node: Node | undefined): number | undefined {
  if (Node.isNumericLiteral(node)) return node.getLiteralValue();
  if (Node.isParenthesizedExpression(node)) return numberValue(node.getExpression());
  const { left, operator, right } = (node && operationOf(node)) ?? {};
  const [a, b] = operator === '*' ? [numberValue(left), numberValue(right)] : [];
  return a === undefined || b === undefined ? undefined : a * b;
}

/** `a` of `!a`. */
export function negatedBy(node: Node): Expression | undefined {
  const isNot = Node.isPrefixUnaryExpression(node) && node.getOperatorToken() === SyntaxKind.ExclamationToken;
  return isNot ? node.getOperand() : undefined;
}

/** The texts and the expressions of a template with substitutions, in order. */
export function templateParts(node: Node): (string | Expression)[] | undefined {
  if (!Node.isTemplateExpression(node)) return undefined;
  const spans = node
    .getTemplateSpans()
    .flatMap((span) => [span.getExpression(), span.getLiteral().getLiteralText()]);
  return [node.getHead().getLiteralText(), ...spans];
}

/** `process.env` and `NODE_ENV` of `process.env.NODE_ENV` and of `process.env['NODE_ENV']`. */
export function memberRead(node: Node): { readonly owner: Expression; readonly name: string } | undefined {
  if (Node.isPropertyAccessExpression(node)) return { owner: node.getExpression(), name: node.getName() };
  if (!Node.isElementAccessExpression(node)) return undefined;
  const name = stringValue(node.getArgumentExpression());
  return name === undefined ? undefined : { owner: node.getExpression(), name };
}

/** `table[key]`, where the key is no literal. */
export function tableRead(node: Node): { readonly table: Expression; readonly key: Expression } | undefined {
  if (!Node.isElementAccessExpression(node)) return undefined;
  const key = node.getArgumentExpression();
  const isOpen = key !== undefined && stringValue(key) === undefined;
  return isOpen ? { table: node.getExpression(), key } : undefined;
}
