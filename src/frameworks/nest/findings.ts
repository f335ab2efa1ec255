import { Node, type CallExpression } from 'ts-morph';
import { findValueImport, importBindings, usesOf } from '../../languages/typescript/bindings.js';
import { callsIn, nodesOf } from '../../languages/typescript/nodes.js';
import { parseTypeScript, type ParsedTypeScript } from '../../languages/typescript/parse.js';
import type { Manifest } from './reading/manifest.js';
import { envPathOfCall } from './root/env-path.js';
import { excludedRoutes } from './middleware/excluded-routes.js';
import { configPackage, isSdkPath, sdk } from './sdk.js';
import { globalModulesIn } from './middleware/global-modules.js';
import { readersInUse } from './middleware/session-readers.js';
import type { Sources } from './reading/walk.js';

export interface Place {
  /** What stands there. */
  readonly name: string;
  readonly file: string;
  readonly line?: number;
}

/** What in the application's files has a bearing on the session, beside the root module. */
export interface Findings {
  /** False when not all of the application could be looked at. */
  readonly complete: boolean;
  /** Calls of ConfigModule.forRoot, that in the root module's imports aside. */
  readonly configModules: readonly ConfigCall[];
  /** Uses of Wristband's modules and middleware. */
  readonly wired: readonly Place[];
  /** Other packages that own `req.session`. */
  readonly sessionOwners: readonly Place[];
  /** What reads `req.session` and is given to `app.use`. */
  readonly earlyReaders: readonly Place[];
  /** `@Global()` modules with middleware of their own. */
  readonly globalModules: readonly Place[];
  /** `setGlobalPrefix(…, { exclude: … })`. */
  readonly excludedRoutes: readonly Exclusion[];
}

interface ConfigCall extends Place {
  /** The env file that it reads, as `envPathOf` tells it. */
  readonly envPath: string | undefined;
}

interface Exclusion extends Place {
  /** Undefined when it cannot be seen which. */
  readonly routes: readonly string[] | undefined;
}

/** `file:line`, for messages. */
export function at({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
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

/**
 * @param imports the file of the root module's imports
 * @param isShared whether other applications have the same package.json
 */
export function findIn(sources: Sources, imports: string, manifest: Manifest, isShared: boolean): Findings {
  return {
    complete: sources.complete,
    configModules: search(sources, configPackage, configCalls).filter(({ file }) => file !== imports),
    wired: search(sources, sdk.package, sdkUses),
    sessionOwners: OWNERS.flatMap((name) => ownerIn(sources, name, manifest, isShared)),
    earlyReaders: search(sources, '.use(', readersInUse),
    globalModules: search(sources, 'Global', globalModulesIn),
    excludedRoutes: search(sources, 'setGlobalPrefix', excludingPrefixes),
  };
}

/** Only files that have the word are parsed. One that does not parse is refused where it is to be edited. */
function search<Fact>({ texts }: Sources, word: string, find: Find<Fact>): (Fact & Place)[] {
  return [...texts].flatMap(([file, text]) => {
    const parsed = text.includes(word) ? parseTypeScript(text) : undefined;
    if (parsed === undefined || 'failure' in parsed) return [];
    return find(parsed).map((fact) => ({ ...fact, file, line: fact.node.getStartLineNumber() }));
  });
}

/** Where it is imported, else where it is declared: another application may be what declares it in a monorepo. */
function ownerIn(sources: Sources, name: string, manifest: Manifest, isShared: boolean): Place[] {
  const [used] = search(sources, name, (parsed) => mentions(parsed, name));
  if (used !== undefined) return [used];
  const counts = manifest.dependencies[name] !== undefined && !(isShared && sources.complete);
  return counts ? [{ name, file: manifest.path }] : [];
}

function configCalls(parsed: ParsedTypeScript) {
  const local = findValueImport(parsed, configPackage, 'ConfigModule')?.local;
  return methodCalls(parsed, 'forRoot')
    .filter(({ receiver }) => local !== undefined && receiver === local)
    .map(({ call }) => ({ name: 'ConfigModule.forRoot', node: call, envPath: envPathOfCall(call) }));
}

function sdkUses(parsed: ParsedTypeScript) {
  const names: readonly string[] = [sdk.authModule, sdk.sessionModule, sdk.middleware];
  return importBindings(parsed)
    .filter(({ module, imported }) => isSdkPath(module) && names.includes(imported))
    .flatMap(({ imported, local }) => usesOf(parsed, local).map((node) => ({ name: imported, node })));
}

function mentions({ file }: ParsedTypeScript, name: string) {
  const literals = nodesOf(file).filter(Node.isStringLiteral);
  return literals
    .filter((literal) => `${literal.getLiteralText()}/`.startsWith(`${name}/`))
    .map((node) => ({ name, node }));
}

function excludingPrefixes(parsed: ParsedTypeScript) {
  return methodCalls(parsed, 'setGlobalPrefix')
    .filter(({ call }) => call.getArguments().length > 1)
    .map(({ call }) => ({ name: 'setGlobalPrefix', node: call, routes: excludedRoutes(call) }));
}

function methodCalls(
  { file }: ParsedTypeScript,
  method: string,
): { call: CallExpression; receiver: string }[] {
  return callsIn(file).flatMap((call) => {
    const callee = call.getExpression();
    if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== method) return [];
    return [{ call, receiver: callee.getExpression().getText() }];
  });
}
