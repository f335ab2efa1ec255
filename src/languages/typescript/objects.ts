import { Node, type Expression, type ObjectLiteralElementLike, type ObjectLiteralExpression } from 'ts-morph';

/** The member that decides over a name: of several the last one. Computed names are not looked into. */
export function memberNamed(
  object: ObjectLiteralExpression,
  name: string,
): ObjectLiteralElementLike | undefined {
  return object.getProperties().findLast((member) => memberName(member) === name);
}

/** The value of `name: value` or `name`; undefined for methods, accessors and what has no value. */
export function valueOf(member: ObjectLiteralElementLike | undefined): Expression | undefined {
  if (Node.isPropertyAssignment(member)) return member.getInitializer();
  return Node.isShorthandPropertyAssignment(member) ? member.getNameNode() : undefined;
}

export function hasSpread(object: ObjectLiteralExpression): boolean {
  return object.getProperties().some((member) => Node.isSpreadAssignment(member));
}

/** The text that a string literal or a template without substitutions stands for. */
export function stringValue(node: Node | undefined): string | undefined {
  return Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)
    ? node.getLiteralText()
    : undefined;
}

/** The value of `true` and `false`. */
export function booleanValue(node: Node | undefined): boolean | undefined {
  if (Node.isTrueLiteral(node)) return true;
  return Node.isFalseLiteral(node) ? false : undefined;
}

/** The expression without the parentheses and type annotations around it. */
export function unwrap(node: Expression): Expression {
  const isWrapper =
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isTypeAssertion(node);
  return isWrapper ? unwrap(node.getExpression()) : node;
}

function memberName(member: ObjectLiteralElementLike): string | undefined {
  if (Node.isSpreadAssignment(member)) return undefined;
  const name = member.getNameNode();
  if (Node.isIdentifier(name)) return name.getText();
  return stringValue(Node.isComputedPropertyName(name) ? name.getExpression() : name);
}
