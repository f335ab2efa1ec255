import {
  classesIn,
  findValueImport,
  isArray,
  isDecoratedBy,
  isObject,
  methodCalls,
  sourcesWith,
  stringsIn,
  stringValue,
  valueNamed,
  type CallExpression,
  type ClassDeclaration,
  type ImportPlace,
  type Node,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';
import { configPackage, sdk } from '../sdk.js';
import { forRootCalls } from './config-module.js';
import type { AppManifest, Manifest } from '../packages/manifest.js';
import { sdkUses, type SdkUse } from './sdk-uses.js';
import { readersInUse } from './session-readers.js';

/** Something in the application, and where it is. */
export interface Location {
  /** What it is, as messages name it. */
  readonly name: string;
  readonly file: string;
  readonly line?: number;
}

/** What affects the session in the application's files, apart from the root module. */
export interface Survey {
  /** The first import that could not be followed; undefined where all of the application was looked at. */
  readonly unread: ImportPlace | undefined;
  /** Calls of ConfigModule.forRoot, that in the root module's imports aside. */
  readonly configModules: readonly LocatedCall[];
  /** Uses of Wristband's modules and middleware. */
  readonly wired: readonly (Location & SdkUse)[];
  /** Other packages that own `req.session`. */
  readonly sessionOwners: readonly Location[];
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

/** `file:line`, for messages. */
export function at({ file, line }: Location): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Completes "…, and …": why something that is not in the root module may be elsewhere. */
export function unreadReason({ specifier, file, line }: ImportPlace): string {
  return `'${specifier}', which ${file}:${line} imports, can't be followed, so it may be there`;
}

const OWNERS = [
  'express-session',
  'cookie-session',
  'client-sessions',
  'iron-session',
  'nestjs-session',
  'nestjs-cookie-session',
  '@fastify/session',
  '@fastify/secure-session',
];

type Find<Fact> = (parsed: ParsedTypeScript) => readonly (Fact & { name: string; node: Node })[];

/** @param imports the file of the root module's imports */
export function surveySources(
  sources: Sources,
  imports: string,
  { folder, root, manifest }: AppManifest & { readonly folder: string },
): Survey {
  // Then other applications have the same package.json.
  const isShared = root !== folder;
  return {
    unread: sources.unread[0],
    configModules: search(sources, configPackage, configCalls).filter(({ file }) => file !== imports),
    wired: search(sources, sdk.package, sdkUses),
    sessionOwners: OWNERS.flatMap((name) => ownerIn(sources, name, manifest, isShared)),
    earlyReaders: search(sources, '.use(', readersInUse),
    globalModules: search(sources, 'Global', globalModules),
    excludedRoutes: search(sources, 'setGlobalPrefix', excludingPrefixes),
  };
}

/** A file that does not parse blocks the change that edits it. */
function search<Fact>(sources: Sources, word: string, find: Find<Fact>): (Fact & Location)[] {
  return sourcesWith(sources, word).flatMap(({ file, parsed }) =>
    find(parsed).map((fact) => ({ ...fact, file, line: fact.node.getStartLineNumber() })),
  );
}

/** Where it is imported, else where it is declared: another application may be what declares it in a monorepo. */
function ownerIn(sources: Sources, name: string, manifest: Manifest, isShared: boolean): Location[] {
  const [used] = search(sources, name, (parsed) => mentions(parsed, name));
  if (used !== undefined) return [used];
  const counts = manifest.dependencies[name] !== undefined && !(isShared && sources.unread.length === 0);
  return counts ? [{ name, file: manifest.path }] : [];
}

function configCalls(parsed: ParsedTypeScript) {
  return forRootCalls(parsed).map((node) => ({ name: 'ConfigModule.forRoot', node }));
}

function mentions({ file }: ParsedTypeScript, name: string) {
  return stringsIn(file)
    .filter((literal) => `${literal.getLiteralText()}/`.startsWith(`${name}/`))
    .map((node) => ({ name, node }));
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
