import { Node, type CallExpression } from 'ts-morph';
import { isDeclared, usesOf } from '../../languages/typescript/bindings.js';
import type { ParsedTypeScript } from '../../languages/typescript/parse.js';
import { Obstacle } from './obstacle.js';
import { importsOf, type RootModule } from './root-module.js';

/** An element `X.method(…)` of the root module's imports. */
export interface ModuleCall {
  readonly index: number;
  readonly method: string;
  readonly call: CallExpression;
}

/** The elements of `imports` that call a static method of a module class. */
export function moduleCalls(root: RootModule, local: string | undefined): ModuleCall[] {
  const elements = importsOf(root)?.getElements() ?? [];
  return elements.flatMap((call, index) => {
    const callee = Node.isCallExpression(call) ? call.getExpression() : undefined;
    if (!Node.isCallExpression(call) || !Node.isPropertyAccessExpression(callee)) return [];
    const isOfModule = local !== undefined && callee.getExpression().getText() === local;
    return isOfModule ? [{ index, method: callee.getName(), call }] : [];
  });
}

/**
 * The elements that register a module; none when it is not used at all.
 * @throws Obstacle when it is used, but not registered by an element
 */
export function registrationsOf(root: RootModule, local: string): ModuleCall[] {
  const calls = moduleCalls(root, local);
  const [use] = usesOf(root.parsed, local);
  if (calls.length > 0 || use === undefined) return calls;
  throw new Obstacle(`${local} is used in a way that is not understood.`, use);
}

/**
 * A name that is used without an import is half of an edit by hand: an import would bring it to life.
 * @throws Obstacle when there is such a use
 */
export function refuseUnimported(parsed: ParsedTypeScript, name: string): void {
  const [use] = isDeclared(parsed, name) ? [] : usesOf(parsed, name);
  if (use !== undefined) throw new Obstacle(`${name} is used here, but not imported.`, use);
}

/** Index in `imports` that comes after all calls of the named modules; 0 when there are none. */
export function indexAfter(root: RootModule, locals: readonly (string | undefined)[]): number {
  const indices = locals.flatMap((local) => moduleCalls(root, local)).map(({ index }) => index);
  return Math.max(-1, ...indices) + 1;
}
