import {
  Node,
  VariableDeclarationKind,
  SyntaxKind,
  type CallExpression,
  type Expression,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
} from 'ts-morph';
import { memberNamed, unwrap } from '../../../languages/typescript/objects.js';

/** Where an option stands, or why that cannot be told. */
export type Lookup = { readonly member: ObjectLiteralElementLike | undefined } | 'unknown';

/**
 * The object literal that the factory of `registerAs(token, factory)` returns, be it through a constant of the
 * same file; undefined when that is not sure.
 */
export function returnedObject(registration: CallExpression): ObjectLiteralExpression | undefined {
  const factory = registration.getArguments()[1];
  if (!Node.isArrowFunction(factory) && !Node.isFunctionExpression(factory)) return undefined;
  const body = factory.getBody();
  if (Node.isExpression(body)) return objectOf(body);
  const returns = body.getDescendantsOfKind(SyntaxKind.ReturnStatement);
  const value = returns.length === 1 ? returns[0]?.getExpression() : undefined;
  return value === undefined ? undefined : objectOf(value);
}

/** Constants that spread constants are followed so far. */
const DEEPEST = 5;

/** Finds the member that decides over an option, also in constants that the object spreads. */
export function lookUp(object: ObjectLiteralExpression, name: string, depth = 0): Lookup {
  if (depth > DEEPEST) return 'unknown';
  const own = memberNamed(object, name);
  for (const member of object.getProperties().toReversed()) {
    if (member === own) return { member };
    if (!Node.isSpreadAssignment(member)) continue;
    const spread = objectOf(member.getExpression());
    const found = spread === undefined ? 'unknown' : lookUp(spread, name, depth + 1);
    if (found === 'unknown' || found.member !== undefined) return found;
  }
  return { member: undefined };
}

/** Where a new option goes: into the constant that the object spreads last, else into the object. */
export function homeOf(object: ObjectLiteralExpression): ObjectLiteralExpression {
  const last = object.getProperties().at(-1);
  return (Node.isSpreadAssignment(last) ? objectOf(last.getExpression()) : undefined) ?? object;
}

/** The object literal itself, or the one that a constant of the file stands for. */
function objectOf(expression: Expression): ObjectLiteralExpression | undefined {
  const value = constantValue(unwrap(expression));
  return Node.isObjectLiteralExpression(value) ? value : undefined;
}

/** What a top-level constant of the file was initialised with; any other expression as it is. */
export function constantValue(expression: Expression): Expression {
  if (!Node.isIdentifier(expression)) return expression;
  const declaration = expression.getSourceFile().getVariableDeclaration(expression.getText());
  const isConstant =
    declaration?.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const;
  const value = isConstant ? declaration.getInitializer() : undefined;
  return value === undefined ? expression : unwrap(value);
}
