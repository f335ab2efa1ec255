import {
  bindingOf,
  candidatesOf,
  exportedArray,
  exportedLocal,
  importBindings,
  isCall,
  isIdentifier,
  originOf,
  parseTypeScript,
  readTypeScript,
  resolveImport,
  unwrap,
  usesInFile,
  valueNamed,
  type ImportBinding,
  type ModuleGraph,
  type Origin,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { allowsModules } from './metadata.js';
import type { ImportsLocation } from './root-imports.js';
import type { RootModule } from './root-module.js';
import { allSources } from './source-files.js';

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
export async function locateImports(
  workspace: Workspace,
  { file, module, sourceRoot }: Root,
  sources: Sources,
  modules: ModuleGraph,
): Promise<ImportsLocation> {
  const own = { file, local: undefined };
  const binding = importedValue(module);
  if (binding === undefined || sources.unread.length > 0) return own;
  const exporting = await resolveImport(modules, file, binding.module);
  if (exporting === undefined) return own;
  const start = { file: exporting, name: binding.imported };
  const origin = await originOf(modules, start, (parsed, name) => localArray(parsed, name) !== undefined);
  const local = localArray(await readTypeScript(workspace, origin.file), origin.name);
  const texts = local === undefined ? undefined : await allSources(workspace, sourceRoot);
  if (local === undefined || texts?.has(origin.file) !== true) return own;
  const isOwn = !(await isShared(texts, modules, file, [start, origin]));
  return isOwn ? { file: origin.file, local } : own;
}

/** The import that `imports: modules` or `imports: modules()` names, if it is used for nothing else. */
function importedValue({ parsed, options, defined }: RootModule): ImportBinding | undefined {
  const value = defined ?? (options === undefined ? undefined : valueNamed(options, 'imports'));
  const expression = value === undefined ? undefined : unwrap(value);
  const name = isCall(expression) ? expression.getExpression() : expression;
  if (!isIdentifier(name)) return undefined;
  const isUsedOnce = usesInFile(name, name.getText()).every((use) => use === name);
  return isUsedOnce ? bindingOf(parsed, name.getText()) : undefined;
}

function localArray(parsed: ParsedTypeScript, exported: string): string | undefined {
  const local = exportedLocal(parsed, exported);
  if (local === undefined) return undefined;
  return exportedArray(parsed, local, allowsModules) === undefined ? undefined : local;
}

/** Whether another file than the root module's imports the same: then another module would get what is added. */
export async function isShared(
  texts: ReadonlyMap<string, string>,
  modules: ModuleGraph,
  rootFile: string,
  origins: readonly Origin[],
): Promise<boolean> {
  const words = origins.map(({ file, name }) => (['default', '*'].includes(name) ? stemOf(file) : name));
  for (const [file, text] of texts) {
    if (file === rootFile || !words.some((word) => text.includes(word))) continue;
    const parsed = parseTypeScript(text);
    if ('failure' in parsed) return true;
    const aliases = await modules.aliasesOf(file);
    const isImported = importBindings(parsed).some(({ module, imported }) =>
      origins.some(
        (origin) =>
          [origin.name, '*'].includes(imported) && candidatesOf(file, module, aliases).includes(origin.file),
      ),
    );
    if (isImported) return true;
  }
  return false;
}

/** What the path of an import of a file ends with. */
function stemOf(file: string): string {
  const names = file.replace(/\.ts$/, '').split('/');
  return (names.at(-1) === 'index' ? names.at(-2) : names.at(-1)) ?? '';
}
