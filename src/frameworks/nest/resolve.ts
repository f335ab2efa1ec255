import { isRelative } from '../../languages/typescript/import-place.js';
import { folderOf, join } from '../../paths.js';
import type { Workspace } from '../../types.js';

/** The files that a relative import may mean, best first; none for a package or a path alias. */
export function candidatesOf(importer: string, specifier: string): string[] {
  if (!isRelative(specifier)) return [];
  const path = join(folderOf(importer), specifier);
  const withoutSuffix = path.replace(/\.[jt]s$/, '');
  const written = specifier.endsWith('.ts') ? [path] : [];
  const compiled = specifier.endsWith('.js') ? [`${withoutSuffix}.ts`] : [];
  return [...written, ...compiled, `${path}.ts`, join(path, 'index.ts')];
}

/** The file that a relative import means; undefined when there is none. */
export async function resolveImport(
  workspace: Workspace,
  importer: string,
  specifier: string,
): Promise<string | undefined> {
  for (const path of candidatesOf(importer, specifier)) {
    if ((await workspace.read(path)) !== undefined) return path;
  }
  return undefined;
}
