import { Node, type Expression } from 'ts-morph';
import { importBindings, type ImportBinding } from '../../../languages/typescript/bindings.js';
import { memberNamed, unwrap, valueOf } from '../../../languages/typescript/objects.js';
import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import type { Workspace } from '../../../model/types.js';
import type { ImportsPlace } from './imports-home.js';
import { allSources } from '../reading/all-sources.js';
import { exportedLocal } from '../reading/exported-local.js';
import { originOf, type Origin } from '../reading/exported-from.js';
import { exportedArray } from './imports-array.js';
import { readTypeScript } from '../reading/read-typescript.js';
import { candidatesOf, resolveImport } from '../reading/resolve.js';
import type { RootModule } from './root-module.js';
import { usesOfName } from './scopes.js';
import type { Aliases } from '../reading/tsconfig.js';
import type { Sources } from '../reading/walk.js';

interface Root {
  readonly file: string;
  readonly module: RootModule;
  /** The folder of the application's sources. */
  readonly sourceRoot: string;
}

/**
 * Where the root module's imports are written: in its own file, or in the one that exports the array, or the function
 * that returns it, to the root module alone. A file outside of the application's sources may belong to others, too.
 */
export async function findImports(
  workspace: Workspace,
  { file, module, sourceRoot }: Root,
  sources: Sources,
  aliases: Aliases,
): Promise<ImportsPlace> {
  const own = { file, local: undefined };
  const binding = importedValue(module);
  if (binding === undefined || !sources.complete) return own;
  const exporting = await resolveImport(workspace, file, binding.module, aliases);
  if (exporting === undefined) return own;
  const start = { file: exporting, name: binding.imported };
  const origin = await originOf(
    workspace,
    start,
    aliases,
    (parsed, name) => localArray(parsed, name) !== undefined,
  );
  const local = localArray(await readTypeScript(workspace, origin.file), origin.name);
  const texts = local === undefined ? undefined : await allSources(workspace, sourceRoot);
  if (local === undefined || texts?.has(origin.file) !== true) return own;
  return isShared(texts, aliases, file, [start, origin]) ? own : { file: origin.file, local };
}

/** The import that `imports: modules` or `imports: modules()` names, where that is all that it is used for. */
function importedValue({ parsed, options, defined }: RootModule): ImportBinding | undefined {
  const member = options === undefined ? undefined : memberNamed(options, 'imports');
  const value = defined ?? valueOf(member);
  const expression = value === undefined ? undefined : unwrap(value);
  const name: Expression | undefined = Node.isCallExpression(expression)
    ? expression.getExpression()
    : expression;
  if (!Node.isIdentifier(name)) return undefined;
  const binding = importBindings(parsed).find(({ local }) => local === name.getText());
  const isUsedOnce = usesOfName(name, name.getText()).every((use) => use === name);
  return isUsedOnce ? binding : undefined;
}

function localArray(parsed: ParsedTypeScript, exported: string): string | undefined {
  const local = exportedLocal(parsed, exported);
  if (local === undefined) return undefined;
  return exportedArray(parsed, local) === undefined ? undefined : local;
}

/** Whether a file beside the root module's imports the same, so that another module would get what is added. */
function isShared(
  texts: ReadonlyMap<string, string>,
  aliases: Aliases,
  rootFile: string,
  origins: readonly Origin[],
): boolean {
  const words = origins.map(({ file, name }) => (name === 'default' ? stemOf(file) : name));
  return [...texts].some(([file, text]) => {
    if (file === rootFile || !words.some((word) => text.includes(word))) return false;
    const parsed = parseTypeScript(text);
    if ('failure' in parsed) return true;
    return importBindings(parsed).some(({ module, imported }) =>
      origins.some(
        (origin) =>
          [origin.name, '*'].includes(imported) && candidatesOf(file, module, aliases).includes(origin.file),
      ),
    );
  });
}

/** What the path of an import of a file ends with. */
function stemOf(file: string): string {
  const names = file.replace(/\.ts$/, '').split('/');
  return (names.at(-1) === 'index' ? names.at(-2) : names.at(-1)) ?? '';
}
