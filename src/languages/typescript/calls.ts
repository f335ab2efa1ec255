import { Node, SyntaxKind, type CallExpression, type Expression } from 'ts-morph';
import { callsIn, isCall, isIdentifier, isMemberAccess, stringValue, unwrap } from './nodes.js';
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

/** What a dynamic import gives: the exported name and its module. */
export interface DynamicImport {
  readonly name: string;
  readonly specifier: string;
}

/** `X` of `const { X } = await import('./x')`, and `(await import('./x')).X`; undefined for anything else. */
export function dynamicImport(expression: Expression): DynamicImport | undefined {
  if (isMemberAccess(expression)) {
    const specifier = awaitedImport(unwrap(expression.getExpression()));
    return specifier === undefined ? undefined : { name: expression.getName(), specifier };
  }
  if (!isIdentifier(expression)) return undefined;
  const bound = expression
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.BindingElement)
    .filter((element) => element.getName() === expression.getText());
  const [element, other] = bound;
  if (element === undefined || other !== undefined) return undefined;
  const declaration = element.getParent().getParent();
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  const specifier = value === undefined ? undefined : awaitedImport(unwrap(value));
  if (specifier === undefined) return undefined;
  return { name: element.getPropertyNameNode()?.getText() ?? element.getName(), specifier };
}

function awaitedImport(expression: Expression): string | undefined {
  const call = Node.isAwaitExpression(expression) ? unwrap(expression.getExpression()) : undefined;
  if (!isCall(call) || call.getExpression().getKind() !== SyntaxKind.ImportKeyword) return undefined;
  return stringValue(call.getArguments()[0]);
}
