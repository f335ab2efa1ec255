import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { importBindings } from '../../../languages/typescript/bindings.js';
import { isClassNamed } from '../../../languages/typescript/default-export.js';
import type { Workspace } from '../../../model/types.js';
import { resolveImport } from './resolve.js';
import { readTypeScript } from './read-typescript.js';
import type { Aliases } from './tsconfig.js';

/** Where something is declared, and what it is called there. */
export interface Origin {
  readonly file: string;
  /** `default` for what the file exports by default. */
  readonly name: string;
}

/** Files that export what other files export are followed so far. */
const DEEPEST = 6;

/**
 * Follows `export { X } from`, `export * from` and an import that is exported again to the declaration.
 * @param declares whether a file declares what is looked for under a name
 */
export async function originOf(
  workspace: Workspace,
  { file, name }: Origin,
  aliases: Aliases,
  declares = declaresClass,
  depth = DEEPEST,
): Promise<Origin> {
  const parsed = await readTypeScript(workspace, file);
  if (depth === 0 || declares(parsed, name)) return { file, name };
  for (const next of forwarded(parsed, name)) {
    const target = await resolveImport(workspace, file, next.specifier, aliases);
    if (target === undefined) continue;
    const origin = await originOf(workspace, { file: target, name: next.name }, aliases, declares, depth - 1);
    if (declares(await readTypeScript(workspace, origin.file), origin.name)) return origin;
  }
  return { file, name };
}

function declaresClass({ file }: ParsedTypeScript, name: string): boolean {
  return file.getClasses().some((declaration) => isClassNamed(declaration, name));
}

/** Where else a name that a file exports may come from; what names it goes before `export *`. */
function forwarded(parsed: ParsedTypeScript, name: string): { name: string; specifier: string }[] {
  const declarations = parsed.file.getExportDeclarations();
  const named = declarations.flatMap((declaration) =>
    declaration
      .getNamedExports()
      .filter((specifier) => (specifier.getAliasNode()?.getText() ?? specifier.getName()) === name)
      .map((specifier) => ({ name: specifier.getName(), specifier: declaration.getModuleSpecifierValue() })),
  );
  const isDefault = parsed.file.getExportAssignments().find((assignment) => !assignment.isExportEquals());
  const locals = named.filter(({ specifier }) => specifier === undefined).map((own) => own.name);
  if (name === 'default' && isDefault !== undefined) locals.push(isDefault.getExpression().getText());
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
