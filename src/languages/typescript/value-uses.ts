import { Node, SyntaxKind, type CallExpression, type Identifier, type SourceFile } from 'ts-morph';
import { bindingsOf, usesOf } from './bindings.js';
import { isCall, isMemberAccess, stringsIn } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/** A place where a file loads a package when it runs. */
export interface PackageUse {
  /** The path in the import. */
  readonly node: Node;
  /** The calls of what is imported, and of its members: `session(…)`, `SessionModule.forRoot(…)`. */
  readonly calls: readonly CallExpression[];
}

/**
 * Where a file loads a package or a subpath of it: imports that something else than a type comes from, `require`, and
 * dynamic imports. An import for its types alone is dropped by the compiler, and so is none.
 */
export function packageUses(parsed: ParsedTypeScript, name: string): PackageUse[] {
  return stringsIn(parsed.file)
    .filter((literal) => `${literal.getLiteralText()}/`.startsWith(`${name}/`))
    .flatMap((literal) => useBy(parsed.file, literal) ?? []);
}

function useBy(file: SourceFile, literal: Node): PackageUse | undefined {
  const parent = literal.getParent();
  if (Node.isImportDeclaration(parent)) {
    const bindings = bindingsOf(parent).filter(({ typeOnly }) => !typeOnly);
    return useOf(
      file,
      literal,
      bindings.map(({ local }) => local),
    );
  }
  if (Node.isExternalModuleReference(parent)) {
    const declaration = parent.getParentIfKind(SyntaxKind.ImportEqualsDeclaration);
    return declaration && useOf(file, literal, [declaration.getName()]);
  }
  if (!isCall(parent)) return undefined;
  const callee = parent.getExpression();
  const isLoading = callee.getText() === 'require' || callee.getKind() === SyntaxKind.ImportKeyword;
  if (!isLoading) return undefined;
  const variable = parent.getParentIfKind(SyntaxKind.VariableDeclaration);
  const called = variable === undefined ? [] : valueUses(file, variable.getName());
  return { node: literal, calls: called.flatMap((use) => callBy(use) ?? []) };
}

function useOf(file: SourceFile, node: Node, locals: readonly string[]): PackageUse | undefined {
  const uses = locals.flatMap((local) => valueUses(file, local));
  return uses.length === 0 ? undefined : { node, calls: uses.flatMap((use) => callBy(use) ?? []) };
}

/** `x(…)`, `x.member(…)` of the use of `x`. */
function callBy(use: Identifier): CallExpression | undefined {
  const parent = use.getParent();
  const callee = isMemberAccess(parent) && parent.getExpression() === use ? parent : use;
  const call = callee.getParent();
  return isCall(call) && call.getExpression() === callee ? call : undefined;
}

/** Where a name is used for more than its type. */
function valueUses(file: SourceFile, local: string): Identifier[] {
  return usesOf({ file, text: file.getFullText() }, local).filter((use) => !isTypeUse(use));
}

/** The class that another one extends is a value, though it stands where a type does. */
function isTypeUse(use: Identifier): boolean {
  const type = use.getFirstAncestor((node) => Node.isTypeNode(node));
  if (!Node.isExpressionWithTypeArguments(type)) return type !== undefined;
  const clause = type.getParentIfKind(SyntaxKind.HeritageClause);
  const extendsClass =
    clause?.getToken() === SyntaxKind.ExtendsKeyword && !Node.isInterfaceDeclaration(clause.getParent());
  return !(extendsClass && type.getExpression() === use);
}
