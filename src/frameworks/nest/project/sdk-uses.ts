import {
  callOn,
  hasSpread,
  importBindings,
  isObject,
  memberNamed,
  returnedObject,
  usesOf,
  valueNamed,
  type CallExpression,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { isSdkPath, sdk } from '../sdk.js';

/** A use of one of Wristband's modules, or of the middleware. */
export interface SdkUse {
  readonly name: string;
  /** Where a module that is registered here gets its options from; undefined for any other use. */
  readonly options: 'own' | 'configuration' | undefined;
}

/** The uses in a file. */
export function sdkUses(parsed: ParsedTypeScript): (SdkUse & { readonly node: Node })[] {
  const names: readonly string[] = [sdk.authModule, sdk.sessionModule, sdk.middleware];
  return importBindings(parsed)
    .filter(({ module, imported }) => isSdkPath(module) && names.includes(imported))
    .flatMap(({ imported, local }) =>
      usesOf(parsed, local).map((node) => ({ name: imported, node, options: optionsOf(callOn(node)?.call) })),
    );
}

/** Whether the application gives the SDK's authentication its options itself, with no configuration of @nestjs/config. */
export function givesAuthOptions(uses: readonly SdkUse[]): boolean {
  const registered = uses.filter(({ name, options }) => name === sdk.authModule && options !== undefined);
  return registered.length > 0 && registered.every(({ options }) => options === 'own');
}

/** `{ useFactory: () => ({ … }) }`, and whatever else gets nothing injected, has options of its own. */
function optionsOf(call: CallExpression | undefined): SdkUse['options'] {
  if (call === undefined) return undefined;
  const [given] = call.getArguments();
  if (!isObject(given) || hasSpread(given)) return 'configuration';
  const isOwn =
    memberNamed(given, 'inject') === undefined ||
    returnedObject(valueNamed(given, 'useFactory')) !== undefined;
  return isOwn ? 'own' : 'configuration';
}
