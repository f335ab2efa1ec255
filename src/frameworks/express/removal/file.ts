import {
  importedModule,
  isCall,
  isIdentifier,
  isMemberAccess,
  isObject,
  isStatement,
  mayMean,
  memberNamed,
  NodeRemoval,
  objectOfMember,
  parseTypeScript,
  placeOfStatement,
  receiverOf,
  requiringStatements,
  statementsOf,
  stringValue,
  unwrap,
  usesOf,
  variablesOfFile,
  type CallExpression,
  type Identifier,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import type { Location } from '../../../session/typescript/search.js';
import { requestReaders } from '../../../session/typescript/readers.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { ExpressApp } from '../project/app.js';
import {
  commonExports,
  exportedUnder,
  sessionCalls,
  sessionCode,
  sessionUses,
} from '../project/session-code.js';
import { isSdkPath, sdk } from '../sdk.js';

/** What is taken out of one file of the application. */
export interface TakenFromFile {
  /** Undefined where nothing but what loads other files would be left. */
  readonly text: string | undefined;
  readonly isEmpty: boolean;
  /** What would still need the session. */
  readonly readers: readonly Location[];
}

/**
 * Undefined for a file that has nothing to do with the session, or does not parse.
 * @param exported what the session's file exports
 * @throws Unsupported where the session is used in a form that is not known
 */
export function takenFrom(
  app: ExpressApp,
  file: string,
  text: string,
  exported: string | undefined,
): TakenFromFile | undefined {
  const parsed = /wristband|session/i.test(text) ? parseTypeScript(text) : undefined;
  if (parsed === undefined || 'failure' in parsed) return undefined;
  const removal = new NodeRemoval(parsed);
  const session = app.session.file;
  const search = { parsed, file, session, exported, aliases: app.aliases };
  for (const use of sessionUses(search)) takeUse(removal, use, (one) => isSession(parsed, one, app, file));
  const other = exported === undefined ? undefined : sessionCalls(search).find((one) => !removal.takes(one));
  if (other !== undefined) throw new Unsupported('The session is used in an unsupported way.', other);
  const left = file === session ? takeFactory(removal) : [];
  if (!removal.isEmpty) {
    removal.takeUnusedImports((module, name) => isSdkPath(module) && name === sdk.createSession);
    takeUnusedRequires(removal, (module) => isSdkPath(module) || mayMean(file, module, session, app.aliases));
  }
  const readers = [
    ...left.map((use) => ({ name: use.getText(), node: use })),
    ...(app.owners.length > 0 ? [] : requestReaders(parsed)),
  ].filter(({ node }) => !removal.takes(node));
  const isGone = !removal.isEmpty && leavesNothing(removal);
  return {
    text: isGone ? undefined : removal.finish(),
    isEmpty: removal.isEmpty,
    readers: readers.map(({ name, node }) => ({ name, file, line: node.getStartLineNumber() })),
  };
}

function isSession(parsed: ParsedTypeScript, node: Node, app: ExpressApp, file: string): boolean {
  const value = isCall(node) ? node.getExpression() : node;
  if (!isIdentifier(value) && !isMemberAccess(value)) return false;
  const module = importedModule(value);
  if (module !== undefined) return isSdkPath(module) || mayMean(file, module, app.session.file, app.aliases);
  return sessionCode(parsed)?.made?.local === value.getText();
}

/** The statement, the link of a chain, or the argument alone. */
function takeUse(removal: NodeRemoval, call: CallExpression, isOurs: (argument: Node) => boolean): void {
  const others = call.getArguments().filter((one) => !isOurs(one) && stringValue(one) === undefined);
  const own = call.getArguments().find(isOurs);
  if (others.length > 0 && own !== undefined) {
    removal.takeElement(call, own);
    return;
  }
  const receiver = receiverOf(call);
  const statement = call.getParent();
  if (receiver === undefined) throw new Unsupported('The session is used in an unsupported way.', call);
  if (isStatement(statement) && !isCall(unwrap(receiver))) removal.take(statement);
  else removal.takeSpan({ from: receiver.getEnd(), to: call.getEnd() });
}

/**
 * The factory, its export, and the options that nothing else uses.
 * @returns the uses of the options that keep them
 */
function takeFactory(removal: NodeRemoval): Identifier[] {
  const { parsed } = removal;
  const code = sessionCode(parsed);
  if (code?.made === undefined) return [];
  const { local } = code.made;
  removal.take(declaringStatement(parsed, code.call, local));
  takeExport(removal, local);
  const kept: Identifier[] = [];
  for (const declaration of variablesOfFile(parsed)) {
    const uses = usesOf(parsed, declaration.getName());
    const outside = uses.filter((use) => !removal.takes(use));
    const statement = declaration.getVariableStatement();
    if (statement === undefined || uses.length === 0 || outside.length === uses.length) continue;
    if (requiringStatements(parsed).some((one) => one.statement === statement)) continue;
    if (outside.length > 0) kept.push(...outside);
    else if (statement.getDeclarations().length === 1) removal.take(statement);
  }
  return kept;
}

/** The function or variable of the file that makes the session. */
function declaringStatement(parsed: ParsedTypeScript, call: CallExpression, local: string): Node {
  const declaring = statementsOf(parsed.file).find((one) => call.getAncestors().includes(one));
  if (declaring !== undefined && (placeOfStatement(call) || declaresAlone(parsed, local, declaring)))
    return declaring;
  throw new Unsupported('The session is made in an unsupported way.', call);
}

/** `const wristbandSession = () => createWristbandSession(…)` */
function declaresAlone(parsed: ParsedTypeScript, local: string, statement: Node): boolean {
  const declared = variablesOfFile(parsed)
    .find((one) => one.getName() === local)
    ?.getVariableStatement();
  return declared === statement && declared.getDeclarations().length === 1;
}

/** `export default x`, `export { x }`, `module.exports = { x }`, `exports.x = x` */
function takeExport(removal: NodeRemoval, local: string): void {
  const { parsed } = removal;
  for (const use of usesOf(parsed, local)) if (!removal.takes(use)) removal.takeExport(use);
  const name = exportedUnder(parsed, local) ?? local;
  for (const { value, node } of commonExports(parsed)) {
    const statement = node.getParent();
    if (!isStatement(statement)) continue;
    if (isIdentifier(value) && value.getText() === local) removal.take(statement);
    const member = isObject(value) ? memberNamed(value, name) : undefined;
    if (!isObject(value) || member === undefined) continue;
    removal.takeElement(objectOfMember(member), member);
    if (!removal.keepsAny(value)) removal.take(statement);
  }
}

/** `const { x } = require('…')` where what is left uses none of it. */
function takeUnusedRequires(removal: NodeRemoval, isOurs: (module: string) => boolean): void {
  const { parsed } = removal;
  for (const { statement, modules } of requiringStatements(parsed)) {
    const [module, second] = modules;
    if (module === undefined || second !== undefined || !isOurs(module)) continue;
    for (const declaration of parsed.file.getVariableDeclarations()) {
      if (declaration.getVariableStatement() !== statement) continue;
      const names = namesOf(declaration.getNameNode());
      const isUnused = names.every((name) => usesOf(parsed, name).every((use) => removal.takes(use)));
      if (names.length > 0 && isUnused) removal.take(statement);
    }
  }
}

/** `a` and `b` of `a`, and of `{ a, x: b }`. */
function namesOf(pattern: Node): string[] {
  if (isIdentifier(pattern)) return [pattern.getText()];
  return pattern
    .getText()
    .replace(/^\{|\}$/g, '')
    .split(',')
    .map((part) => part.split(':').at(-1)?.trim() ?? '')
    .filter((name) => /^\w+$/.test(name));
}

/** What only loads an env file was put there with the session. */
function leavesNothing(removal: NodeRemoval): boolean {
  const requiring = new Set(requiringStatements(removal.parsed).map(({ statement }) => statement));
  return statementsOf(removal.parsed.file).every(
    (one) => removal.takes(one) || one.getKindName() === 'ImportDeclaration' || requiring.has(one),
  );
}
