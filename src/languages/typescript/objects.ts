import { Node, SyntaxKind, type Expression, type ObjectLiteralExpression } from 'ts-morph';
import { isObject, isSpreadMember, type ObjectMember, stringValue, unwrap } from './nodes.js';
import { constantValue } from './scopes.js';

/** The member that decides over a name: of several the last one. Computed names are not looked into. */
export function memberNamed(object: ObjectLiteralExpression, name: string): ObjectMember | undefined {
  return object.getProperties().findLast((member) => memberName(member) === name);
}

/** All members of a name: of several the last one decides. */
export function allMembersNamed(object: ObjectLiteralExpression, name: string): ObjectMember[] {
  return object.getProperties().filter((member) => memberName(member) === name);
}

/** The value of `name: value` or `name`; undefined for methods, accessors and what has no value. */
export function valueOf(member: ObjectMember | undefined): Expression | undefined {
  if (Node.isPropertyAssignment(member)) return member.getInitializer();
  return Node.isShorthandPropertyAssignment(member) ? member.getNameNode() : undefined;
}

/** The same in one step; undefined also where the object has no such member. */
export function valueNamed(object: ObjectLiteralExpression, name: string): Expression | undefined {
  return valueOf(memberNamed(object, name));
}

/** Whether an object takes over the members of another (`...other`). */
export function hasSpread(object: ObjectLiteralExpression): boolean {
  return object.getProperties().some((member) => isSpreadMember(member));
}

/** The object that has a member. */
export function objectOfMember(member: ObjectMember): ObjectLiteralExpression {
  return member.getParentIfKindOrThrow(SyntaxKind.ObjectLiteralExpression);
}

/** Where an option stands, or that this is unknown. */
export type OptionLookup = { readonly member: ObjectMember | undefined } | 'unknown';

/** Constants that spread constants are followed so far. */
const MAX_SPREADS = 5;

/** Finds the member that decides over an option, also in constants that the object spreads. */
export function findOption(object: ObjectLiteralExpression, name: string, depth = 0): OptionLookup {
  if (depth > MAX_SPREADS) return 'unknown';
  const own = memberNamed(object, name);
  for (const member of object.getProperties().toReversed()) {
    if (member === own) return { member };
    if (!isSpreadMember(member)) continue;
    const spread = objectValue(member.getExpression());
    const found = spread === undefined ? 'unknown' : findOption(spread, name, depth + 1);
    if (found === 'unknown' || found.member !== undefined) return found;
  }
  return { member: undefined };
}

/** The object that a new option goes into: the constant that the object spreads last, else the object itself. */
export function objectForOptions(object: ObjectLiteralExpression): ObjectLiteralExpression {
  const last = object.getProperties().at(-1);
  return (isSpreadMember(last) ? objectValue(last.getExpression()) : undefined) ?? object;
}

/** The object literal itself, or the value of a constant of the file. */
export function objectValue(expression: Expression): ObjectLiteralExpression | undefined {
  const value = constantValue(unwrap(expression));
  return isObject(value) ? value : undefined;
}

/**
 * The object literal that a function expression always returns, directly or through a constant of the file; undefined
 * for anything else.
 */
export function returnedObject(fn: Node | undefined): ObjectLiteralExpression | undefined {
  if (!Node.isArrowFunction(fn) && !Node.isFunctionExpression(fn)) return undefined;
  const body = fn.getBody();
  if (Node.isExpression(body)) return objectValue(body);
  const returns = body.getDescendantsOfKind(SyntaxKind.ReturnStatement);
  const value = returns.length === 1 ? returns[0]?.getExpression() : undefined;
  return value === undefined ? undefined : objectValue(value);
}

function memberName(member: ObjectMember): string | undefined {
  if (isSpreadMember(member)) return undefined;
  const name = member.getNameNode();
  if (Node.isIdentifier(name)) return name.getText();
  return stringValue(Node.isComputedPropertyName(name) ? name.getExpression() : name);
}
