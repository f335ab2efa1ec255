import {
  callsOn,
  hasSpread,
  importBindings,
  isArray,
  isEmptyElement,
  isExpression,
  isObject,
  isSpreadElement,
  memberNamed,
  unwrap,
  valueNamed,
  valueOf,
  type ArrayLiteralExpression,
  type CallExpression,
  type Expression,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { configPackage } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { moduleCalls, type ModuleCall } from './module-calls.js';
import type { RootImports } from './root-imports.js';

/**
 * The element `ConfigModule.forRoot(…)` of the root module's imports; undefined when there is none.
 * @throws Unsupported when there are several, or one that is not simply an element
 */
export function configForRoot(imports: RootImports): ModuleCall | undefined {
  const calls = configModuleNames(imports.parsed)
    .flatMap((name) => moduleCalls(imports, name))
    .filter(({ method }) => method === 'forRoot');
  const stray = forRootCalls(imports.parsed).find((node) => calls.every(({ call }) => call !== node));
  if (stray !== undefined)
    throw new Unsupported('ConfigModule.forRoot is not a plain element of imports.', stray);
  const [only, second] = calls;
  if (second !== undefined) throw new Unsupported('ConfigModule.forRoot is called twice.', second.call);
  return only;
}

/** Every call of `ConfigModule.forRoot` in a file. */
export function forRootCalls(parsed: ParsedTypeScript): CallExpression[] {
  return configModuleNames(parsed).flatMap((name) => callsOn(parsed, name, 'forRoot'));
}

/** What ConfigModule of @nestjs/config is called in a file; `config.ConfigModule` where a namespace is imported. */
function configModuleNames(parsed: ParsedTypeScript): string[] {
  return importBindings(parsed)
    .filter(({ module, typeOnly }) => module === configPackage && !typeOnly)
    .flatMap(({ imported, local }) => {
      if (imported === '*') return [`${local}.ConfigModule`];
      return imported === 'ConfigModule' ? [local] : [];
    });
}

/**
 * The options of `ConfigModule.forRoot(…)`; undefined when it is called without any.
 * @throws Unsupported when they are not an object literal that tells all
 */
export function forRootOptions(call: CallExpression): ObjectLiteralExpression | undefined {
  const [given] = call.getArguments();
  if (given === undefined) return undefined;
  const options = isExpression(given) ? unwrap(given) : given;
  if (!isObject(options)) {
    throw new Unsupported('The argument of ConfigModule.forRoot is not an object literal.', options);
  }
  if (hasSpread(options))
    throw new Unsupported('The argument of ConfigModule.forRoot contains a spread.', options);
  return options;
}

/** What `load` is given. */
export function loadValue(forRoot: ModuleCall): Expression | undefined {
  const options = forRootOptions(forRoot.call);
  const value = options && valueNamed(options, 'load');
  return value && unwrap(value);
}

/**
 * The array of `load`; undefined when there is none.
 * @throws Unsupported when it cannot be seen what it holds
 */
export function loadArray(forRoot: ModuleCall): ArrayLiteralExpression | undefined {
  const options = forRootOptions(forRoot.call);
  const member = options === undefined ? undefined : memberNamed(options, 'load');
  if (member === undefined) return undefined;
  const array = valueOf(member);
  if (!isArray(array)) throw new Unsupported('load is not an array literal.', member);
  const odd = array.getElements().find((element) => isSpreadElement(element) || isEmptyElement(element));
  if (odd !== undefined)
    throw new Unsupported("load contains a spread, so its contents can't be determined.", odd);
  return array;
}
