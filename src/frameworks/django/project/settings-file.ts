import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';

/**
 * The file of a module; undefined when there is none. A package shadows a module of the same name.
 * @param folder the one that modules are imported from
 */
export async function settingsFile(
  workspace: Workspace,
  folder: string,
  module: string,
): Promise<string | undefined> {
  const path = join(folder, module.replaceAll('.', '/'));
  for (const candidate of [`${path}/__init__.py`, `${path}.py`]) {
    if ((await workspace.read(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

/** Tests are run with settings of their own: `config.settings.test`. */
export function isForTests(module: string): boolean {
  return /(^|[._])tests?(ing)?([._]|$)/.test(module);
}
