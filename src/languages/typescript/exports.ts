import {
  Node,
  type BindingElement,
  type ClassDeclaration,
  type EnumDeclaration,
  type ExportDeclaration,
  type ExportSpecifier,
  type FunctionDeclaration,
  type NamedExports,
  type SourceFile,
  type VariableDeclaration,
  type VariableStatement,
} from 'ts-morph';
import { importBindings } from './bindings.js';
import type { ParsedTypeScript } from './parse.js';

/** A name of another module. */
export interface ForeignName {
  readonly name: string;
  readonly specifier: string;
}

/** What an export is called in the file that declares it; undefined when the file declares no such export. */
export function exportedLocal({ file }: ParsedTypeScript, exported: string): string | undefined {
  const specifier = ownSpecifiers(file).find((candidate) => exportedAs(candidate) === exported);
  if (specifier !== undefined) return specifier.getName();
  const declared = [...file.getFunctions(), ...file.getVariableStatements()].filter((statement) =>
    exported === 'default' ? statement.hasDefaultKeyword() : statement.hasExportKeyword(),
  );
  const names = declared.flatMap(namesOfStatement);
  if (exported !== 'default') return names.find((name) => name === exported);
  return names[0] ?? defaultExpression(file)?.getText();
}

/** The function that a file exports under a name, what a constant is initialised with, or how it is taken out of that. */
export function exportedValue(parsed: ParsedTypeScript, exported: string): Node | undefined {
  const { file } = parsed;
  const unnamed = file.getFunctions().find((fn) => fn.hasDefaultKeyword() && fn.getName() === undefined);
  if (exported === 'default' && unnamed !== undefined) return unnamed;
  const local = exportedLocal(parsed, exported);
  if (local === undefined) return undefined;
  const declared =
    file.getFunction(local) ??
    elementNamed(file, local) ??
    file.getVariableDeclaration(local)?.getInitializer();
  if (declared !== undefined) return declared;
  const assigned = exported === 'default' ? defaultExpression(file) : undefined;
  return Node.isIdentifier(assigned) ? undefined : assigned;
}

/** The name under which other files import a value; `default`, or undefined when it is not exported. */
export function exportedName({ file }: ParsedTypeScript, value: Node): string | undefined {
  const parent = value.getParent();
  if (Node.isExportAssignment(parent)) return parent.isExportEquals() ? undefined : 'default';
  if (!Node.isVariableDeclaration(parent)) return undefined;
  const local = parent.getName();
  if (parent.getVariableStatement()?.hasExportKeyword() === true) return local;
  const specifier = ownSpecifiers(file).find((candidate) => candidate.getName() === local);
  if (specifier !== undefined) return exportedAs(specifier);
  return defaultExpression(file)?.getText() === local ? 'default' : undefined;
}

/** The local names that a file exports by default: `a` in `export default a` and `export { a as default }`. */
export function namesByDefault(file: SourceFile): string[] {
  const assigned = defaultExpression(file);
  const listed = ownSpecifiers(file).filter((specifier) => specifier.getAliasNode()?.getText() === 'default');
  return [
    ...(Node.isIdentifier(assigned) ? [assigned.getText()] : []),
    ...listed.map((specifier) => specifier.getName()),
  ];
}

/** Where else a name that a file exports may come from; what names it goes before `export *`. */
export function forwardedFrom(parsed: ParsedTypeScript, name: string): ForeignName[] {
  const declarations = parsed.file.getExportDeclarations();
  const named = declarations.flatMap((declaration) =>
    declaration
      .getNamedExports()
      .filter((specifier) => exportedAs(specifier) === name)
      .map((specifier) => ({ name: specifier.getName(), specifier: declaration.getModuleSpecifierValue() })),
  );
  const assigned = name === 'default' ? defaultExpression(parsed.file) : undefined;
  const locals = named.filter(({ specifier }) => specifier === undefined).map((own) => own.name);
  if (assigned !== undefined) locals.push(assigned.getText());
  const imported = importBindings(parsed)
    .filter(({ local }) => locals.includes(local))
    .map((binding) => ({ name: binding.imported, specifier: binding.module }));
  const stars = declarations
    .filter(
      (declaration) => declaration.isNamespaceExport() && declaration.getNamespaceExport() === undefined,
    )
    .map((declaration) => ({ name, specifier: declaration.getModuleSpecifierValue() }));
  return [...named, ...imported, ...stars].flatMap(({ name: own, specifier }) =>
    specifier === undefined ? [] : [{ name: own, specifier }],
  );
}

/** What a file exports of another one. */
export interface Reexport {
  readonly specifier: string;
  /** Undefined for all of it: `export * from './x'`. */
  readonly names: readonly { readonly name: string; readonly exported: string }[] | undefined;
  readonly declaration: ExportDeclaration;
}

/** What a file exports of others, types aside; undefined for a file that does more than that. */
export function reexportsOf({ file }: ParsedTypeScript): Reexport[] | undefined {
  const found: Reexport[] = [];
  for (const declaration of file.getStatements()) {
    if (!Node.isExportDeclaration(declaration)) return undefined;
    const specifier = declaration.getModuleSpecifierValue();
    if (specifier === undefined || declaration.getNamespaceExport() !== undefined) return undefined;
    if (declaration.isTypeOnly()) continue;
    const names = declaration
      .getNamedExports()
      .filter((one) => !one.isTypeOnly())
      .map((one) => ({ name: one.getName(), exported: exportedAs(one) }));
    found.push({ specifier, names: declaration.isNamespaceExport() ? undefined : names, declaration });
  }
  return found;
}

/** The clause of `export { a } from './x'`. */
export function namedExports(declaration: ExportDeclaration): NamedExports | undefined {
  const [first] = declaration.getNamedExports();
  const clause = first?.getParent();
  return Node.isNamedExports(clause) ? clause : undefined;
}

/** The names of the values that a file declares and exports, the default aside; undefined if it exports others' too. */
export function ownExports({ file }: ParsedTypeScript): string[] | undefined {
  if (file.getExportDeclarations().some((one) => one.hasModuleSpecifier())) return undefined;
  const declared = [
    ...file.getFunctions(),
    ...file.getClasses(),
    ...file.getEnums(),
    ...file.getVariableStatements(),
  ].filter((statement) => statement.hasExportKeyword() && !statement.hasDefaultKeyword());
  const names = declared.flatMap(namesOfStatement);
  const listed = ownSpecifiers(file)
    .filter((one) => !one.isTypeOnly())
    .map(exportedAs);
  return [...names, ...listed].filter((name) => name !== 'default');
}

function namesOfStatement(
  statement: ClassDeclaration | EnumDeclaration | FunctionDeclaration | VariableStatement,
): string[] {
  if (Node.isVariableStatement(statement)) return statement.getDeclarations().flatMap(namesDeclaredBy);
  const name = statement.getName();
  return name === undefined ? [] : [name];
}

/** The names of `const a = …`, and of `const { a, b: c } = …`. */
function namesDeclaredBy(declaration: VariableDeclaration): string[] {
  const name = declaration.getNameNode();
  if (!Node.isObjectBindingPattern(name)) return [declaration.getName()];
  return name.getElements().map((element) => element.getName());
}

/** `b: c` of a `const { a, b: c } = …` at the top of a file, by its local name. */
function elementNamed(file: SourceFile, local: string): BindingElement | undefined {
  return file
    .getVariableDeclarations()
    .map((declaration) => declaration.getNameNode())
    .flatMap((name) => (Node.isObjectBindingPattern(name) ? name.getElements() : []))
    .find((element) => element.getName() === local);
}

/** The specifiers of `export { … }`, those of `export { … } from` aside. */
function ownSpecifiers(file: SourceFile): ExportSpecifier[] {
  return file
    .getExportDeclarations()
    .filter((declaration) => !declaration.hasModuleSpecifier())
    .flatMap((declaration) => declaration.getNamedExports());
}

function exportedAs(specifier: ExportSpecifier): string {
  return (specifier.getAliasNode() ?? specifier.getNameNode()).getText();
}

/** `a` of `export default a`. */
function defaultExpression(file: SourceFile): Node | undefined {
  return file
    .getExportAssignments()
    .find((assignment) => !assignment.isExportEquals())
    ?.getExpression();
}
