import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { normalised } from './requirement.js';

/** Where virtual environments lie by custom. */
export const ENVIRONMENTS = ['.venv/', 'venv/', 'env/', '.env/'];

/** The packages in the folder's virtual environment and their versions; undefined when there is no such folder. */
export async function installedPackages(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const present = ENVIRONMENTS.filter((name) => names.includes(name));
  for (const environment of present) {
    const packages = await sitePackages(workspace, join(folder, environment));
    if (packages.length > 0) return new Map(packages.flatMap(distribution));
  }
  return undefined;
}

/** `lib/python3.12/site-packages`, on Windows `Lib/site-packages`. */
async function sitePackages(workspace: Workspace, environment: string): Promise<readonly string[]> {
  for (const version of await workspace.list(join(environment, 'lib'))) {
    if (version.startsWith('python'))
      return workspace.list(join(environment, 'lib', version, 'site-packages'));
  }
  return workspace.list(join(environment, 'Lib/site-packages'));
}

/** `Django-5.2.1.dist-info/` */
function distribution(entry: string): [string, string][] {
  const [, name, version] = /^(.+?)-(\d[^-]*)\.dist-info\/$/.exec(entry) ?? [];
  return name === undefined || version === undefined ? [] : [[normalised(name), version]];
}
