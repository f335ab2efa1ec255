import {
  Node,
  SyntaxKind,
  type ArrayLiteralExpression,
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type Identifier,
  type ObjectLiteralExpression,
} from 'ts-morph';
import { callOn, memberOn, methodOf, receiverOf } from './calls.js';
import {
  isArray,
  isCall,
  isExpression,
  isIdentifier,
  mayHold,
  variablesIn,
  type TypeNode,
  unwrap,
} from './nodes.js';
import type { ParsedTypeScript } from './parse.js';
import { functionNamed, returnedValue, usesInFile, usesOfVariable, variableOf } from './scopes.js';

/** Whether a declared type allows the elements that will be added; undefined if none is declared. */
export type AllowsType = (type: TypeNode | undefined) => boolean;

/** Variables and functions that lead to others are followed so far. */
const MAX_STEPS = 8;

/** What adds elements to an array in place. */
const ADDING = ['push', 'unshift'];

/**
 * The array literal whose elements always end up in a value: the value itself, what a variable was initialised with,
 * what `concat` is called on or given, or what a function of the file returns.
 */
export function arrayBehind(
  value: Expression,
  allows: AllowsType,
  steps = MAX_STEPS,
): ArrayLiteralExpression | undefined {
  const expression = unwrap(value);
  if (isArray(expression)) return expression;
  if (steps === 0) return undefined;
  if (isIdentifier(expression)) return arrayOfVariable(expression, allows, steps - 1);
  if (!isCall(expression)) return undefined;
  const parts = methodOf(expression) === 'concat' ? partsOf(expression) : returnedBy(expression, allows);
  return parts.map((part) => arrayBehind(part, allows, steps - 1)).find((array) => array !== undefined);
}

/** The same for what a file exports under a local name: an array, or a function that returns one. */
export function exportedArray(
  { file }: ParsedTypeScript,
  local: string,
  allows: AllowsType,
): ArrayLiteralExpression | undefined {
  const uses = usesInFile(file, local).filter((use) => !isExportedName(use));
  const fn = functionNamed(file, local);
  if (fn !== undefined) {
    const returned = uses.length === 0 ? returnedValue(fn, allows) : undefined;
    return returned === undefined ? undefined : arrayBehind(returned, allows);
  }
  const declaration = file.getVariableDeclaration(local);
  const initial = declaration?.getInitializer();
  if (declaration === undefined || initial === undefined || !allows(declaration.getTypeNode()))
    return undefined;
  return uses.every(onlyAddsTo) ? arrayBehind(initial, allows) : undefined;
}

/** The object literal that a file exports under a local name, where the file does no more with it than ask for its type. */
export function exportedObject(
  { file }: ParsedTypeScript,
  local: string,
  allows: AllowsType,
): ObjectLiteralExpression | undefined {
  const declaration = file.getVariableDeclaration(local);
  const initial = declaration?.getInitializer();
  if (declaration === undefined || initial === undefined || !allows(declaration.getTypeNode()))
    return undefined;
  const object = unwrap(initial);
  const uses = usesInFile(file, local).filter((use) => !isExportedName(use));
  const isUntouched = uses.every((use) => Node.isTypeQuery(use.getParent()));
  return isUntouched && Node.isObjectLiteralExpression(object) ? object : undefined;
}

/** What is pushed to the variables that an array is the first value of. */
export function pushedTo(array: ArrayLiteralExpression, allows: AllowsType): Node[] {
  const file = array.getSourceFile();
  if (!mayHold(file, 'push')) return [];
  const declarations = variablesIn(file).filter((declaration) => {
    const initial = declaration.getInitializer();
    return initial !== undefined && arrayBehind(initial, allows) === array;
  });
  return declarations.flatMap(usesOfVariable).flatMap((use) => {
    const pushed = callOn(use);
    return pushed?.method === 'push' ? pushed.call.getArguments() : [];
  });
}

/** Of a variable of the file alone that is read nowhere else, and that nothing is taken away from. */
function arrayOfVariable(
  use: Identifier,
  allows: AllowsType,
  steps: number,
): ArrayLiteralExpression | undefined {
  const declaration = variableOf(use);
  const initial = declaration?.getInitializer();
  if (declaration === undefined || initial === undefined) return undefined;
  const isOwn = declaration.getVariableStatement()?.hasExportKeyword() === false;
  const isPlain = usesOfVariable(declaration).every((other) => other === use || onlyAddsTo(other));
  return isOwn && isPlain && allows(declaration.getTypeNode())
    ? arrayBehind(initial, allows, steps)
    : undefined;
}

/** What a function of the file returns that is called here only. */
function returnedBy(call: CallExpression, allows: AllowsType): Expression[] {
  const callee = call.getExpression();
  const fn = isIdentifier(callee) ? functionNamed(call, callee.getText()) : undefined;
  if (fn === undefined || usesInFile(call, callee.getText()).some((use) => use !== callee)) return [];
  const returned = returnedValue(fn, allows);
  return returned === undefined ? [] : [returned];
}

/** What `concat` joins, in order. */
function partsOf(call: CallExpression): Expression[] {
  const first = receiverOf(call);
  return [...(first === undefined ? [] : [first]), ...call.getArguments().filter(isExpression)];
}

/** Whether a use of an array does nothing but add elements: `a.push(x)`, `a = a.concat(x)`, `a = [...a, x]`. */
function onlyAddsTo(use: Identifier): boolean {
  if (ADDING.includes(memberOn(use) ?? '')) return callOn(use) !== undefined;
  const assignment = use.getFirstAncestor((node) => Node.isBinaryExpression(node));
  return Node.isBinaryExpression(assignment) && isExtension(assignment, use);
}

/** `name = name.concat(…)` or `name = [...name, …]`. */
function isExtension(assignment: BinaryExpression, use: Identifier): boolean {
  const target = assignment.getLeft();
  const isPlain = assignment.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  if (!isPlain || !isIdentifier(target) || target.getText() !== use.getText()) return false;
  const kept = keptIn(unwrap(assignment.getRight()));
  return kept?.getText() === target.getText() && (use === target || use === kept);
}

/** What an expression adds to. */
function keptIn(value: Expression): Node | undefined {
  if (isArray(value)) {
    const spreads = value.getElements().filter(Node.isSpreadElement);
    return spreads.map((spread) => spread.getExpression()).find(isIdentifier);
  }
  return isCall(value) && methodOf(value) === 'concat' ? receiverOf(value) : undefined;
}

/** `a` in `export { a }` and `export default a`. */
function isExportedName(identifier: Identifier): boolean {
  const parent = identifier.getParent();
  return Node.isExportSpecifier(parent) || Node.isExportAssignment(parent);
}
