import type { CallExpression, Expression, Node } from 'ts-morph';
import { callsIn, isCall, isMemberAccess } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/** A call of a member. */
export interface MethodCall {
  readonly call: CallExpression;
  readonly method: string;
}

/** `create` of `NestFactory.create(…)`; undefined for a call of anything but a member. */
export function methodOf(call: CallExpression): string | undefined {
  const callee = call.getExpression();
  return isMemberAccess(callee) ? callee.getName() : undefined;
}

/** `NestFactory` of `NestFactory.create(…)`. */
export function receiverOf(call: CallExpression): Expression | undefined {
  const callee = call.getExpression();
  return isMemberAccess(callee) ? callee.getExpression() : undefined;
}

/** What is called, without the member: `passport` of `passport.session()`, `flash` of `flash()`. */
export function calledOn(call: CallExpression): Expression {
  return receiverOf(call) ?? call.getExpression();
}

/** The calls of a method in a file, whatever it is called on. */
export function methodCalls({ file }: ParsedTypeScript, method: string): CallExpression[] {
  return callsIn(file).filter((call) => methodOf(call) === method);
}

/** The calls `receiver.method(…)` in a file; none where the name is undefined. */
export function callsOn(
  parsed: ParsedTypeScript,
  receiver: string | undefined,
  method: string,
): CallExpression[] {
  if (receiver === undefined) return [];
  return methodCalls(parsed, method).filter((call) => receiverOf(call)?.getText() === receiver);
}

/** The calls of a function in a file; `name` may have members: `Server.start`. */
export function callsOf({ file }: ParsedTypeScript, name: string | undefined): CallExpression[] {
  return callsIn(file).filter((call) => name !== undefined && call.getExpression().getText() === name);
}

/** The member that is read from an expression: `push` where the expression is `list` in `list.push`. */
export function memberOn(expression: Node): string | undefined {
  const access = expression.getParent();
  return isMemberAccess(access) ? access.getName() : undefined;
}

/** The call in which a member of an expression is called, `list.push(…)`, or given to. */
export function callOn(expression: Node): MethodCall | undefined {
  const access = expression.getParent();
  const call = isMemberAccess(access) ? access.getParent() : undefined;
  return isMemberAccess(access) && isCall(call) ? { call, method: access.getName() } : undefined;
}

/** `apply` where the node is an argument of `consumer.apply(…)`. */
export function methodGiven(node: Node): MethodCall | undefined {
  const call = node.getParent();
  const method = isCall(call) ? methodOf(call) : undefined;
  return isCall(call) && method !== undefined ? { call, method } : undefined;
}
