import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';

/** What an export is called in the file that declares it; undefined when the file declares no such export. */
export function exportedLocal({ file }: ParsedTypeScript, exported: string): string | undefined {
  const specifier = file
    .getExportDeclarations()
    .filter((declaration) => !declaration.hasModuleSpecifier())
    .flatMap((declaration) => declaration.getNamedExports())
    .find((candidate) => (candidate.getAliasNode() ?? candidate.getNameNode()).getText() === exported);
  if (specifier !== undefined) return specifier.getName();
  const declared = [...file.getFunctions(), ...file.getVariableStatements()].filter((statement) =>
    exported === 'default' ? statement.hasDefaultKeyword() : statement.hasExportKeyword(),
  );
  const names = declared.flatMap((statement) =>
    'getDeclarations' in statement
      ? statement.getDeclarations().map((declaration) => declaration.getName())
      : (statement.getName() ?? []),
  );
  if (exported !== 'default') return names.find((name) => name === exported);
  const assignment = file.getExportAssignments().find((candidate) => !candidate.isExportEquals());
  return names[0] ?? assignment?.getExpression().getText();
}
