import { Node, type ClassDeclaration, type SourceFile } from 'ts-morph';

/**
 * Whether a file declares a class under a name, or exports it by default where that is `default`. It goes by the text:
 * ts-morph's own answer takes a type checker, which is not bundled.
 */
export function isClassNamed(declaration: ClassDeclaration, name: string): boolean {
  const own = declaration.getName();
  if (name !== 'default') return own === name;
  if (declaration.hasDefaultKeyword()) return true;
  return own !== undefined && namesByDefault(declaration.getSourceFile()).includes(own);
}

/** `a` in `export default a` and `export { a as default }`. */
function namesByDefault(file: SourceFile): string[] {
  const assigned = file
    .getExportAssignments()
    .filter((assignment) => !assignment.isExportEquals())
    .map((assignment) => assignment.getExpression())
    .filter(Node.isIdentifier)
    .map((name) => name.getText());
  const listed = file
    .getExportDeclarations()
    .filter((declaration) => declaration.getModuleSpecifierValue() === undefined)
    .flatMap((declaration) => declaration.getNamedExports())
    .filter((specifier) => specifier.getAliasNode()?.getText() === 'default')
    .map((specifier) => specifier.getName());
  return [...assigned, ...listed];
}
