import {
  classesIn,
  findValueImport,
  isArray,
  isDecoratedBy,
  isObject,
  methodCalls,
  stringValue,
  valueNamed,
  type CallExpression,
  type ClassDeclaration,
  type ImportPlace,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { configPackage, sdk } from '../sdk.js';
import { forRootCalls } from './config-module.js';
import type { Program } from './follow.js';
import { sdkUses, type SdkUse } from './sdk-uses.js';
import { search, type Location } from '../../../session/typescript/search.js';
import type { SessionOwner } from '../../../session/typescript/session-owners.js';
import { readersInUse } from './session-readers.js';

/** What affects the session in the application's files, apart from the root module. */
export interface Survey {
  /** The first import that could not be followed; undefined where all of the application was looked at. */
  readonly unread: ImportPlace | undefined;
  /** Calls of ConfigModule.forRoot, that in the root module's imports aside. */
  readonly configModules: readonly LocatedCall[];
  /** Uses of Wristband's modules and middleware. */
  readonly wired: readonly (Location & SdkUse)[];
  /** What else owns `req.session`. */
  readonly sessionOwners: readonly SessionOwner[];
  /** What reads `req.session` and is given to `app.use`. */
  readonly earlyReaders: readonly Location[];
  /** `@Global()` modules with middleware of their own. */
  readonly globalModules: readonly Location[];
  /** `setGlobalPrefix(…, { exclude: … })`. */
  readonly excludedRoutes: readonly Exclusion[];
}

interface LocatedCall extends Location {
  readonly node: CallExpression;
}

interface Exclusion extends Location {
  /** Undefined when it cannot be seen which. */
  readonly routes: readonly string[] | undefined;
}

/** What the survey needs to know of the application. */
interface Surveyed {
  readonly program: Program;
  /** The file of the root module's imports. */
  readonly imports: string;
  readonly sessionOwners: readonly SessionOwner[];
}

/** Completes "…, and …": why something that is not in the root module may be elsewhere. */
export function unreadReason({ specifier, file, line }: ImportPlace): string {
  return `'${specifier}', which ${file}:${line} imports, can't be followed, so it may be there`;
}

export function surveySources({ program, imports, sessionOwners }: Surveyed): Survey {
  const { sources } = program;
  return {
    unread: sources.unread[0],
    configModules: search(sources, configPackage, configCalls).filter(({ file }) => file !== imports),
    wired: search(sources, sdk.package, sdkUses),
    sessionOwners,
    earlyReaders: search(sources, '.use(', (parsed, file) => readersInUse(program, file, parsed)),
    globalModules: search(sources, 'Global', globalModules),
    excludedRoutes: search(sources, 'setGlobalPrefix', excludingPrefixes),
  };
}

function configCalls(parsed: ParsedTypeScript) {
  return forRootCalls(parsed).map((node) => ({ name: 'ConfigModule.forRoot', node }));
}

/** The classes of a file that are `@Global()` modules with middleware of their own. */
function globalModules(parsed: ParsedTypeScript) {
  return classesIn(parsed)
    .filter((declaration) => isGlobal(parsed, declaration))
    .filter((declaration) => declaration.getInstanceMethod('configure') !== undefined)
    .map((node) => ({ name: node.getName() ?? 'the class', node }));
}

/** Whether a class is decorated with `@Global()`. */
export function isGlobal(parsed: ParsedTypeScript, declaration: ClassDeclaration): boolean {
  return isDecoratedBy(declaration, findValueImport(parsed, '@nestjs/common', 'Global')?.local);
}

function excludingPrefixes(parsed: ParsedTypeScript) {
  return methodCalls(parsed, 'setGlobalPrefix')
    .filter((call) => call.getArguments().length > 1)
    .map((node) => ({ name: 'setGlobalPrefix', node, routes: excludedRoutes(node) }));
}

/** The routes of `setGlobalPrefix(prefix, { exclude: […] })`; undefined when it cannot be seen which. */
function excludedRoutes(call: CallExpression): string[] | undefined {
  const options = call.getArguments()[1];
  const list = isObject(options) ? valueNamed(options, 'exclude') : undefined;
  if (!isArray(list)) return undefined;
  const routes = list
    .getElements()
    .map((element) => stringValue(isObject(element) ? valueNamed(element, 'path') : element));
  const known = routes.filter((route) => route !== undefined);
  return known.length === routes.length ? known : undefined;
}
