import {
  Node,
  SyntaxKind,
  type ArrayLiteralExpression,
  type CallExpression,
  type Expression,
  type Identifier,
} from 'ts-morph';
import { isExportedName } from '../../../languages/typescript/bindings.js';
import { mayHold } from '../../../languages/typescript/nodes.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { unwrap } from '../../../languages/typescript/objects.js';
import { isAddedTo, takesModules } from './growing-array.js';
import { functionNamed, returnedValue } from './returned-value.js';
import { usesOfName, usesOfVariable, variableOf } from './scopes.js';

/** Variables and functions that lead to others are followed so far. */
const DEEPEST = 8;

/**
 * The array literal whose elements surely end up in a value: the value itself, what a variable was initialised with,
 * what `concat` is called on or given, or what a function of the file returns.
 */
export function arrayIn(value: Expression, depth = DEEPEST): ArrayLiteralExpression | undefined {
  const expression = unwrap(value);
  if (Node.isArrayLiteralExpression(expression)) return expression;
  if (depth === 0) return undefined;
  if (Node.isIdentifier(expression)) return arrayOfVariable(expression, depth - 1);
  if (!Node.isCallExpression(expression)) return undefined;
  const parts = isConcat(expression) ? partsOf(expression) : returnedBy(expression);
  return parts.map((part) => arrayIn(part, depth - 1)).find((array) => array !== undefined);
}

/** The same for what a file exports: an array, or a function that returns one. */
export function exportedArray({ file }: ParsedTypeScript, local: string): ArrayLiteralExpression | undefined {
  const uses = usesOfName(file, local).filter((use) => !isExportedName(use));
  const made = functionNamed(file, local);
  if (made !== undefined) {
    const returned = uses.length === 0 ? returnedValue(made) : undefined;
    return returned === undefined ? undefined : arrayIn(returned);
  }
  const declaration = file.getVariableDeclaration(local);
  const initial = declaration?.getInitializer();
  if (declaration === undefined || initial === undefined || !takesModules(declaration)) return undefined;
  return uses.every(isAddedTo) ? arrayIn(initial) : undefined;
}

/** What is pushed to the variables that an array is the first value of. */
export function pushedTo(array: ArrayLiteralExpression): Node[] {
  const file = array.getSourceFile();
  if (!mayHold(file, 'push')) return [];
  const declarations = file.getDescendantsOfKind(SyntaxKind.VariableDeclaration).filter((declaration) => {
    const initial = declaration.getInitializer();
    return initial !== undefined && arrayIn(initial) === array;
  });
  return declarations.flatMap(usesOfVariable).flatMap((use) => {
    const access = use.getParent();
    const call = Node.isPropertyAccessExpression(access) ? access.getParent() : undefined;
    const isPush = Node.isPropertyAccessExpression(access) && access.getName() === 'push';
    return isPush && Node.isCallExpression(call) ? call.getArguments() : [];
  });
}

/** Of a variable of the file alone that is read nowhere else, and that nothing is taken away from. */
function arrayOfVariable(use: Identifier, depth: number): ArrayLiteralExpression | undefined {
  const declaration = variableOf(use);
  const initial = declaration?.getInitializer();
  if (declaration === undefined || initial === undefined) return undefined;
  const isOwn = declaration.getVariableStatement()?.hasExportKeyword() === false;
  const isPlain = usesOfVariable(declaration).every((other) => other === use || isAddedTo(other));
  return isOwn && isPlain && takesModules(declaration) ? arrayIn(initial, depth) : undefined;
}

/** What a function of the file returns that is called here only. */
function returnedBy(call: CallExpression): Expression[] {
  const callee = call.getExpression();
  const made = Node.isIdentifier(callee) ? functionNamed(call, callee.getText()) : undefined;
  if (made === undefined || usesOfName(call, callee.getText()).some((use) => use !== callee)) return [];
  const returned = returnedValue(made);
  return returned === undefined ? [] : [returned];
}

function isConcat(call: CallExpression): boolean {
  const callee = call.getExpression();
  return Node.isPropertyAccessExpression(callee) && callee.getName() === 'concat';
}

/** What `concat` joins, in order. */
function partsOf(call: CallExpression): Expression[] {
  const callee = call.getExpression();
  const first = Node.isPropertyAccessExpression(callee) ? [callee.getExpression()] : [];
  return [...first, ...call.getArguments().filter((part) => Node.isExpression(part))];
}
