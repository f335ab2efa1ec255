import { Node, type CallExpression } from 'ts-morph';
import { isDeclared, usesOf } from '../../../languages/typescript/bindings.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { pushedTo } from './imports-array.js';
import { Unsupported } from '../unsupported.js';
import type { ImportsHome } from './imports-home.js';
import { findSdkImport } from '../sdk.js';

/** An element `X.method(…)` of the root module's imports. */
export interface ModuleCall {
  /** Undefined for what is pushed to the array later. */
  readonly index: number | undefined;
  readonly method: string;
  readonly call: CallExpression;
}

/** The elements of `imports` that call a static method of a module class. */
export function moduleCalls(home: ImportsHome, local: string | undefined): ModuleCall[] {
  const { array } = home;
  if (array === undefined || local === undefined) return [];
  const elements = array.getElements().map((node, index) => ({ node, index }));
  const pushed = pushedTo(array).map((node) => ({ node, index: undefined }));
  return [...elements, ...pushed].flatMap(({ node: call, index }) => {
    const callee = Node.isCallExpression(call) ? call.getExpression() : undefined;
    if (!Node.isCallExpression(call) || !Node.isPropertyAccessExpression(callee)) return [];
    const isOfModule = callee.getExpression().getText() === local;
    return isOfModule ? [{ index, method: callee.getName(), call }] : [];
  });
}

/**
 * The elements that register a module; none when it is not used at all.
 * @throws Unsupported when it is used, but not registered by an element
 */
export function registrationsOf(home: ImportsHome, local: string): ModuleCall[] {
  const calls = moduleCalls(home, local);
  const [use] = usesOf(home.parsed, local);
  if (calls.length > 0 || use === undefined) return calls;
  throw new Unsupported(`${local} is used in a way that is not understood.`, use);
}

/** Whether a module of the SDK is used in the root module's file. */
export function isRegistered({ parsed }: ImportsHome, name: string): boolean {
  const local = findSdkImport(parsed, name)?.local;
  return local !== undefined && usesOf(parsed, local).length > 0;
}

/**
 * A name that is used without an import is half of an edit by hand: an import would bring it to life.
 * @throws Unsupported when there is such a use
 */
export function refuseUnimported(parsed: ParsedTypeScript, name: string): void {
  const [use] = isDeclared(parsed, name) ? [] : usesOf(parsed, name);
  if (use !== undefined) throw new Unsupported(`${name} is used here, but not imported.`, use);
}

/** Index in `imports` that comes after all calls of the named modules; 0 when there are none. */
export function indexAfter(home: ImportsHome, locals: readonly (string | undefined)[]): number {
  const indices = locals.flatMap((local) => moduleCalls(home, local)).map(({ index = -1 }) => index);
  return Math.max(-1, ...indices) + 1;
}
