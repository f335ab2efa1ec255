import {
  Node,
  type ArrowFunction,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
} from 'ts-morph';
import { unwrap } from '../../../languages/typescript/objects.js';
import { isTypeOfModules } from './growing-array.js';
import { returnsOf } from './scopes.js';

type Made = FunctionDeclaration | FunctionExpression | ArrowFunction;

/** A function that stands at the top of a file, be it as a constant. */
export function functionNamed(node: Node, name: string): Made | undefined {
  const file = node.getSourceFile();
  const declared = file.getFunction(name);
  if (declared !== undefined) return declared;
  const initial = file.getVariableDeclaration(name)?.getInitializer();
  const value = initial === undefined ? undefined : unwrap(initial);
  return Node.isArrowFunction(value) || Node.isFunctionExpression(value) ? value : undefined;
}

/** What a function surely returns: the one value, at the end of it; undefined when that is not sure. */
export function returnedValue(made: Made): Expression | undefined {
  const isLazy = made.isAsync() || (!Node.isArrowFunction(made) && made.isGenerator());
  if (isLazy || !isTypeOfModules(made.getReturnTypeNode())) return undefined;
  const body = made.getBody();
  if (Node.isExpression(body)) return body;
  const [only, other] = returnsOf(made);
  return other === undefined && only?.getParent() === body ? only?.getExpression() : undefined;
}
