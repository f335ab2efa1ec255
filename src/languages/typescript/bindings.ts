import { Node, SyntaxKind, ts, type Identifier, type ImportDeclaration, type SourceFile } from 'ts-morph';
import { oncePer } from '../memoize.js';
import { mayHold, nodesOf, stringValue } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/** One name that an import declaration imports. */
export interface ImportBinding {
  /** As written: `@nestjs/common`, `./app.module.js`. */
  readonly module: string;
  /** The exported name; `default`, or `*` for a namespace. */
  readonly imported: string;
  readonly local: string;
  /** Whether it can be used as a type only. */
  readonly typeOnly: boolean;
  readonly declaration: ImportDeclaration;
}

const DECLARATIONS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.VariableDeclaration,
  SyntaxKind.BindingElement,
  SyntaxKind.Parameter,
  SyntaxKind.TypeParameter,
  SyntaxKind.NamespaceImport,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.ClassExpression,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.ModuleDeclaration,
]);

const MEMBERS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.PropertySignature,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.MethodSignature,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.EnumMember,
]);

/** All names that the file imports, in order. */
export function importBindings({ file }: ParsedTypeScript): readonly ImportBinding[] {
  return bindingsIn(file);
}

const bindingsIn = oncePer((file: SourceFile) => file.getImportDeclarations().flatMap(bindingsOf));

/** The binding under which a name of a module can be used as a value. */
export function findValueImport(
  parsed: ParsedTypeScript,
  module: string,
  name: string,
): ImportBinding | undefined {
  return importBindings(parsed).find((binding) => isImport(binding, module, name) && !binding.typeOnly);
}

/** The binding under which a name of a module can be used as a type. */
export function findImport(
  parsed: ParsedTypeScript,
  module: string,
  name: string,
): ImportBinding | undefined {
  return importBindings(parsed).find((binding) => isImport(binding, module, name));
}

/** The import of a name; undefined if the name is not imported. */
export function bindingOf(parsed: ParsedTypeScript, local: string): ImportBinding | undefined {
  return importBindings(parsed).find((binding) => binding.local === local);
}

/** The module that a name refers to as a whole, by an import or by `require`. */
export function moduleNamed(parsed: ParsedTypeScript, local: string): string | undefined {
  const binding = bindingOf(parsed, local);
  if (binding !== undefined) return ['default', '*'].includes(binding.imported) ? binding.module : undefined;
  return nodesOf(parsed.file)
    .flatMap((node) => requiredAs(node, local) ?? [])
    .at(0);
}

/** Whether a node is the name under which its file imports a value. */
export function isNameImported(node: Node, module: string, name: string): boolean {
  if (!Node.isIdentifier(node)) return false;
  const file = node.getSourceFile();
  return findValueImport({ file, text: file.getFullText() }, module, name)?.local === node.getText();
}

/** Whether a file declares a name already, in any scope, as a value or a type. */
export function isDeclared({ file }: ParsedTypeScript, name: string): boolean {
  return identifiersNamed(file, name).some(isDeclarationName);
}

/** Whether a new declaration of a name would clash with another one, or catch uses that mean something else. */
export function isTaken(parsed: ParsedTypeScript, name: string): boolean {
  return isDeclared(parsed, name) || usesOf(parsed, name).length > 0;
}

/** The places where a name is used as a variable or a type; declarations and members are left out. */
export function usesOf({ file }: ParsedTypeScript, local: string): Identifier[] {
  return identifiersNamed(file, local).filter(
    (identifier) => !isDeclarationName(identifier) && !isMemberName(identifier),
  );
}

/**
 * Whether an import is gone when the file is compiled: what it imports is a type, or is used as one at most. What a class
 * with decorators names as the type of a parameter stays, since Nest injects by it.
 */
export function isErased(parsed: ParsedTypeScript, { local, typeOnly }: ImportBinding): boolean {
  return typeOnly || usesOf(parsed, local).every(isTypeUse);
}

function isTypeUse(use: Identifier): boolean {
  const isDecorated = use
    .getAncestors()
    .some((node) => Node.isClassDeclaration(node) && node.getDecorators().length > 0);
  let name: Node = use;
  for (let parent = use.getParent(); Node.isQualifiedName(parent); parent = parent.getParentOrThrow())
    name = parent;
  return ts.isPartOfTypeNode(name.compilerNode) && !isDecorated;
}

/** `import x = require('package')` and `const x = require('package')`. */
function requiredAs(node: Node, local: string): string | undefined {
  if (Node.isImportEqualsDeclaration(node) && node.getName() === local) {
    const reference = node.getModuleReference();
    return Node.isExternalModuleReference(reference) ? stringValue(reference.getExpression()) : undefined;
  }
  const value =
    Node.isVariableDeclaration(node) && node.getName() === local ? node.getInitializer() : undefined;
  const isRequire = Node.isCallExpression(value) && value.getExpression().getText() === 'require';
  return isRequire ? stringValue(value.getArguments()[0]) : undefined;
}

/** Whether an import names a file by its path, not a package and not by an alias. */
export function isRelative(module: string): boolean {
  return module.startsWith('.');
}

/** How relative imports end: `.js`, `.ts` or nothing; undefined where there are none. */
export function relativeSuffix(modules: readonly string[]): string | undefined {
  return endingOf(modules.filter(isRelative));
}

/** How most of the paths end. */
export function endingOf(modules: readonly string[]): string | undefined {
  const suffixes = modules.map((module) => /\.[jt]s$/.exec(module)?.[0] ?? '');
  const count = (suffix: string): number => suffixes.filter((candidate) => candidate === suffix).length;
  return suffixes.toSorted((a, b) => count(b) - count(a))[0];
}

/** The names that one import declaration imports, in order. */
export function bindingsOf(declaration: ImportDeclaration): ImportBinding[] {
  const module = declaration.getModuleSpecifierValue();
  const typeOnly = declaration.isTypeOnly();
  const whole = (imported: string, node: Identifier | undefined): ImportBinding[] =>
    node === undefined ? [] : [{ module, imported, local: node.getText(), typeOnly, declaration }];
  const named = declaration.getNamedImports().map((specifier) => ({
    module,
    imported: specifier.getName(),
    local: specifier.getAliasNode()?.getText() ?? specifier.getName(),
    typeOnly: typeOnly || specifier.isTypeOnly(),
    declaration,
  }));
  return [
    ...whole('default', declaration.getDefaultImport()),
    ...whole('*', declaration.getNamespaceImport()),
    ...named,
  ];
}

function isImport(binding: ImportBinding, module: string, name: string): boolean {
  return binding.module === module && binding.imported === name;
}

function identifiersNamed(file: SourceFile, name: string): readonly Identifier[] {
  // Most names that are asked for are new to the file: then there is no node to look at.
  if (!mayHold(file, name)) return [];
  const ends = identifierEnds(file).get(name) ?? [];
  return ends.map((end) => file.getDescendantAtPos(end - 1)).filter(Node.isIdentifier);
}

/** Where the identifiers of each name end. Only those that are asked for become nodes of ts-morph, which takes its time. */
const identifierEnds = oncePer(({ compilerNode }: SourceFile) => {
  const found = new Map<string, number[]>();
  const collect = (node: ts.Node): void => {
    if (!ts.isIdentifier(node)) return ts.forEachChild(node, collect);
    const same = found.get(node.text);
    if (same === undefined) found.set(node.text, [node.end]);
    else same.push(node.end);
  };
  collect(compilerNode);
  return found;
});

function isDeclarationName(identifier: Identifier): boolean {
  const parent = identifier.getParent();
  if (Node.isImportSpecifier(parent) || Node.isImportClause(parent)) return true;
  return DECLARATIONS.has(parent.getKind()) && isNameOf(parent, identifier);
}

/** `b` in `a.b`, `{ b: 1 }`, `class { b = 1 }`: not a use of a variable called `b`. */
function isMemberName(identifier: Identifier): boolean {
  const parent = identifier.getParent();
  return MEMBERS.has(parent.getKind()) && isNameOf(parent, identifier);
}

function isNameOf(node: Node, identifier: Identifier): boolean {
  return Node.hasName(node) && node.getNameNode() === identifier;
}
