import { Node, type Expression, type TypeNode } from 'ts-morph';
import { isConditional, isIdentifier, isObject, unwrap } from './nodes.js';
import { returnsOf, variableOf } from './scopes.js';

/** Constants that lead to others are followed so far. */
const MAX_STEPS = 5;

/** Whether a function surely returns its value itself, not a promise of it. */
export function returnsAtOnce(fn: Node): boolean {
  if (!Node.isFunctionDeclaration(fn) && !Node.isArrowFunction(fn) && !Node.isFunctionExpression(fn))
    return false;
  if (fn.isAsync()) return false;
  const type = fn.getReturnTypeNode();
  if (type !== undefined) return excludesPromises(type);
  const body = fn.getBody();
  if (Node.isExpression(body)) return isNoPromise(body);
  const returned = returnsOf(fn).map((statement) => statement.getExpression());
  return returned.every((value) => value === undefined || isNoPromise(value));
}

function isNoPromise(value: Expression, steps = MAX_STEPS): boolean {
  const expression = unwrap(value);
  if (isObject(expression)) return true;
  if (steps === 0) return false;
  if (isConditional(expression)) {
    const branches = [expression.getWhenTrue(), expression.getWhenFalse()];
    return branches.every((branch) => isNoPromise(branch, steps - 1));
  }
  const declaration = isIdentifier(expression) ? variableOf(expression) : undefined;
  const type = declaration?.getTypeNode();
  if (type !== undefined) return excludesPromises(type);
  const initial = declaration?.getInitializer();
  return initial !== undefined && isNoPromise(initial, steps - 1);
}

function excludesPromises(type: TypeNode): boolean {
  return !/Promise|\b(any|unknown)\b/.test(type.getText());
}
