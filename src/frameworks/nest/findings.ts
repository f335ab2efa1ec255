import { Node, type CallExpression } from 'ts-morph';
import { findValueImport, importBindings, usesOf } from '../../languages/typescript/bindings.js';
import { parseTypeScript, type ParsedTypeScript } from '../../languages/typescript/parse.js';
import type { Manifest } from './manifest.js';
import { configPackage, isSdkPath, sdk } from './sdk.js';
import type { Sources } from './walk.js';

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
  /** Calls of ConfigModule.forRoot, the root module's aside. */
  readonly configModules: readonly Place[];
  /** Uses of Wristband's modules and middleware, the root module's file aside. */
  readonly wiredElsewhere: readonly Place[];
  /** Other packages that own `req.session`. */
  readonly sessionOwners: readonly Place[];
  /** `setGlobalPrefix(…, { exclude: … })`. */
  readonly excludedRoutes: readonly Place[];
}

/** `file:line`, for messages. */
export function at({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

const OWNERS = ['express-session', 'cookie-session', 'iron-session'];

type Find = (parsed: ParsedTypeScript) => readonly { readonly name: string; readonly node: Node }[];

export function findIn(sources: Sources, rootFile: string, manifest: Manifest): Findings {
  const outsideRoot = ({ file }: Place): boolean => file !== rootFile;
  return {
    complete: sources.complete,
    configModules: search(sources, configPackage, configCalls).filter(outsideRoot),
    wiredElsewhere: search(sources, sdk.package, sdkUses).filter(outsideRoot),
    sessionOwners: OWNERS.filter((name) => manifest.dependencies[name] !== undefined).map(
      (name) => search(sources, name, (parsed) => mentions(parsed, name))[0] ?? { name, file: manifest.path },
    ),
    excludedRoutes: search(sources, 'setGlobalPrefix', excludingPrefixes),
  };
}

/** Only files that have the word are parsed. One that does not parse is refused where it is to be edited. */
function search({ texts }: Sources, word: string, find: Find): Place[] {
  return [...texts].flatMap(([file, text]) => {
    const parsed = text.includes(word) ? parseTypeScript(text) : undefined;
    if (parsed === undefined || 'failure' in parsed) return [];
    return find(parsed).map(({ name, node }) => ({ name, file, line: node.getStartLineNumber() }));
  });
}

function configCalls(parsed: ParsedTypeScript) {
  const local = findValueImport(parsed, configPackage, 'ConfigModule')?.local;
  return methodCalls(parsed, 'forRoot')
    .filter(({ receiver }) => local !== undefined && receiver === local)
    .map(({ call }) => ({ name: 'ConfigModule.forRoot', node: call }));
}

function sdkUses(parsed: ParsedTypeScript) {
  const names: readonly string[] = [sdk.authModule, sdk.sessionModule, sdk.middleware];
  return importBindings(parsed)
    .filter(({ module, imported }) => isSdkPath(module) && names.includes(imported))
    .flatMap(({ imported, local }) => usesOf(parsed, local).map((node) => ({ name: imported, node })));
}

function mentions({ file }: ParsedTypeScript, name: string) {
  const literals = file.getDescendants().filter(Node.isStringLiteral);
  return literals.filter((literal) => literal.getLiteralText() === name).map((node) => ({ name, node }));
}

function excludingPrefixes(parsed: ParsedTypeScript) {
  return methodCalls(parsed, 'setGlobalPrefix')
    .filter(({ call }) => call.getArguments().length > 1)
    .map(({ call }) => ({ name: 'setGlobalPrefix', node: call }));
}

function methodCalls(
  { file }: ParsedTypeScript,
  method: string,
): { call: CallExpression; receiver: string }[] {
  return file
    .getDescendants()
    .filter(Node.isCallExpression)
    .flatMap((call) => {
      const callee = call.getExpression();
      if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== method) return [];
      return [{ call, receiver: callee.getExpression().getText() }];
    });
}
