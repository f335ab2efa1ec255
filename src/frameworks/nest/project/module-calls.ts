import {
  isCall,
  isDeclared,
  methodOf,
  pushedTo,
  receiverOf,
  usesOf,
  type CallExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { findSdkImport } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { allowsModules } from './metadata.js';
import type { RootImports } from './root-imports.js';

/** An element `X.method(…)` of the root module's imports, or one that is pushed to them later. */
export interface ModuleCall {
  readonly method: string;
  readonly call: CallExpression;
}

/** The elements of `imports` that call a static method of a module class. */
export function moduleCalls({ array }: RootImports, local: string | undefined): ModuleCall[] {
  if (array === undefined || local === undefined) return [];
  return [...array.getElements(), ...pushedTo(array, allowsModules)].flatMap((call) => {
    const method = isCall(call) && receiverOf(call)?.getText() === local ? methodOf(call) : undefined;
    return isCall(call) && method !== undefined ? [{ method, call }] : [];
  });
}

/**
 * The elements that register a module; none when it is not used at all.
 * @throws Unsupported when it is used, but not registered by an element
 */
export function registrationsOf(imports: RootImports, local: string): ModuleCall[] {
  const calls = moduleCalls(imports, local);
  const [use] = usesOf(imports.parsed, local);
  if (calls.length > 0 || use === undefined) return calls;
  throw new Unsupported(`${local} is used in an unsupported way.`, use);
}

/** Whether a module of the SDK is used in the file of the root module's imports. */
export function isRegistered({ parsed }: RootImports, name: string): boolean {
  const local = findSdkImport(parsed, name)?.local;
  return local !== undefined && usesOf(parsed, local).length > 0;
}

/**
 * A name that is used without an import is an unfinished edit by hand: adding the import would activate it.
 * @throws Unsupported when there is such a use
 */
export function requireImport(parsed: ParsedTypeScript, name: string): void {
  const [use] = isDeclared(parsed, name) ? [] : usesOf(parsed, name);
  if (use !== undefined) throw new Unsupported(`${name} is used here, but not imported.`, use);
}
