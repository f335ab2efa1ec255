import { Node, SyntaxKind, VariableDeclarationKind, type CallExpression, type Expression } from 'ts-morph';
import { afterTrailingComments, typescriptComments } from '../text/gap.js';
import { indentAt } from '../text/layout.js';
import { isLineEnd } from '../text/lines.js';
import { insertAt } from '../text/text-edit.js';
import type { EditSession } from './edit/session.js';
import { isCall, isMemberAccess, stringValue } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';
import { functionAround } from './scopes.js';

/** A statement among those that run one after another. */
export interface StatementPlace {
  readonly siblings: readonly Node[];
  readonly index: number;
}

/** The statement that runs a node, in its own function; undefined where no statement does. */
export function placeOfStatement(node: Node): StatementPlace | undefined {
  for (const one of [node, ...node.getAncestors()]) {
    const parent = one.getParent();
    // The members of a class are no statements.
    if (Node.isClassDeclaration(parent) || Node.isClassExpression(parent)) return undefined;
    if (!Node.isBlock(parent) && !Node.isSourceFile(parent)) continue;
    const siblings: readonly Node[] = parent.getStatements();
    const index = siblings.indexOf(one);
    return index < 0 || functionAround(node) !== functionAround(one) ? undefined : { siblings, index };
  }
  return undefined;
}

/** The statement at the top of the file that a node is in. */
export function topStatement(node: Node): Node {
  return [node, ...node.getAncestors()].find((one) => Node.isSourceFile(one.getParent())) ?? node;
}

/** What a value is stored as, and the outermost node that does so. */
export interface Stored {
  /** `app`, `this.app`, `module.exports`; none for a value that is only returned or exported. */
  readonly names: readonly string[];
  readonly outer: Node;
}

/** `app` of `const app = value`, of `module.exports = app = value`, and so on. */
export function storedAs(value: Expression): Stored {
  const names: string[] = [];
  for (let node: Node = value; ;) {
    const parent: Node | undefined = node.getParent();
    if (Node.isVariableDeclaration(parent) && Node.isIdentifier(parent.getNameNode()))
      return { names: [parent.getName(), ...names], outer: parent };
    if (Node.isPropertyDeclaration(parent))
      return { names: [`this.${parent.getName()}`, ...names], outer: parent };
    const isAssigned =
      Node.isBinaryExpression(parent) &&
      parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken &&
      parent.getRight() === node;
    if (isAssigned) names.push(parent.getLeft().getText());
    else if (!isWrapper(parent)) return { names, outer: node };
    node = parent;
  }
}

function isWrapper(node: Node | undefined): node is Node {
  return (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node)
  );
}

/** Whether an expression is a statement of its own, or what one returns, exports or declares. */
export function endsStatement(outer: Node): boolean {
  const parent = outer.getParent();
  return (
    Node.isVariableDeclaration(outer) ||
    Node.isPropertyDeclaration(outer) ||
    Node.isExpressionStatement(parent) ||
    Node.isReturnStatement(parent) ||
    Node.isExportAssignment(parent) ||
    Node.isArrowFunction(parent)
  );
}

/** The body of the constructor of the class that a member belongs to. */
export function constructorBody(member: Node): Node | undefined {
  const owner = member.getParent();
  if (!Node.isClassDeclaration(owner) && !Node.isClassExpression(owner)) return undefined;
  return owner
    .getConstructors()
    .find((one) => one.getBody() !== undefined)
    ?.getBody();
}

/** The statements of a block. */
export function statementsOf(block: Node): readonly Node[] {
  return Node.isBlock(block) || Node.isSourceFile(block) ? block.getStatements() : [];
}

/** Whether a statement runs nothing when it is reached: it imports, or declares functions, classes or types. */
export function onlyDeclares(statement: Node): boolean {
  if (Node.isVariableStatement(statement))
    return statement.getDeclarations().every((one) => {
      const value = one.getInitializer();
      return value === undefined || Node.isArrowFunction(value) || Node.isFunctionExpression(value);
    });
  return (
    Node.isImportDeclaration(statement) ||
    Node.isFunctionDeclaration(statement) ||
    Node.isClassDeclaration(statement) ||
    Node.isInterfaceDeclaration(statement) ||
    Node.isTypeAliasDeclaration(statement)
  );
}

/** A chain of calls, `a.b().c()`, from its first call on. */
export function chainOn(receiver: Expression): CallExpression[] {
  const links: CallExpression[] = [];
  for (let node: Node = receiver; ;) {
    const access = node.getParent();
    if (!isMemberAccess(access) || access.getExpression() !== node) return links;
    const call = access.getParent();
    if (!isCall(call) || call.getExpression() !== access) return links;
    links.push(call);
    node = call;
  }
}

/** Where a variable, or a member such as `this.app`, is named in a node. */
export function mentionsOf(node: Node, name: string): Expression[] {
  const kind = name.includes('.') ? SyntaxKind.PropertyAccessExpression : SyntaxKind.Identifier;
  return node.getDescendantsOfKind(kind).filter((one) => one.getText() === name && !isMemberName(one));
}

function isMemberName(node: Node): boolean {
  const parent = node.getParent();
  if (isMemberAccess(parent)) return parent.getNameNode() === node;
  return Node.isPropertyAssignment(parent) && parent.getNameNode() === node;
}

/** Whether the file is written with import and export. */
export function hasModuleSyntax({ file }: ParsedTypeScript): boolean {
  return file
    .getStatements()
    .some(
      (one) =>
        Node.isImportDeclaration(one) ||
        Node.isExportDeclaration(one) ||
        Node.isExportAssignment(one) ||
        (Node.isModifierable(one) && one.hasModifier(SyntaxKind.ExportKeyword)),
    );
}

/** A statement that loads modules by `require`, and which. */
export interface Requiring {
  readonly statement: Node;
  readonly modules: readonly string[];
  readonly isVar: boolean;
}

/** The statements at the top of a file that call `require` when they run, in order. */
export function requiringStatements({ file }: ParsedTypeScript): Requiring[] {
  return file.getStatements().flatMap((statement) => {
    const calls = statement
      .getDescendantsOfKind(SyntaxKind.CallExpression)
      .filter((call) => call.getExpression().getText() === 'require' && functionAround(call) === undefined);
    const modules = calls.flatMap((call) => stringValue(call.getArguments()[0]) ?? []);
    const isVar =
      Node.isVariableStatement(statement) && statement.getDeclarationKind() === VariableDeclarationKind.Var;
    return modules.length === 0 ? [] : [{ statement, modules, isVar }];
  });
}

/** Puts a statement of its own behind another one. */
export function addStatementAfter(session: EditSession, statement: Node, code: string): void {
  const { style, parsed } = session;
  const end = afterTrailingComments(parsed.text, statement.getEnd(), typescriptComments);
  const at = session.offset(end);
  const lines = style.eol + indentAt(parsed.text, statement.getStart()) + code;
  const rest = at === session.text.length || isLineEnd(session.text[at]) ? '' : style.eol;
  session.apply([insertAt(at, lines + rest)]);
}

/** Puts a statement of its own before another one. */
export function addStatementBefore(session: EditSession, statement: Node, code: string): void {
  const { style, parsed } = session;
  const at = session.offset(statement.getStart(true));
  session.apply([insertAt(at, code + style.eol + indentAt(parsed.text, statement.getStart()))]);
}

/** Puts a call into a chain, before one of its calls. */
export function addToChain(session: EditSession, before: CallExpression, code: string): void {
  const access = before.getExpression();
  if (!isMemberAccess(access)) throw new Error('This call is no link of a chain.');
  const from = access.getExpression().getEnd();
  const gap = session.parsed.text.slice(from, access.getNameNode().getStart());
  const isBroken = /^\s*[\r\n]\s*\.$/.test(gap);
  session.applyToRead([insertAt(from, `${isBroken ? gap.slice(0, -1) : ''}.${code}`)]);
}
