import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import type { Layout } from './types.js';
import { isRecord, readJson } from '../reading/sources.js';

/**
 * `targets.build.options.main` of Nx's project.json, or of `nx` in package.json. It is seen from the root of the Nx
 * workspace, or begins with `{projectRoot}` or `{workspaceRoot}`.
 * @throws UserError when one of the files is broken
 */
export async function nxLayout(workspace: Workspace, folder: string): Promise<Layout | undefined> {
  const projects = [
    await readJson(workspace, join(folder, 'project.json')),
    (await readJson(workspace, join(folder, 'package.json')))?.['nx'],
  ];
  for (const project of projects) {
    const main = memberAt(project, ['targets', 'build', 'options', 'main']);
    const entry = typeof main === 'string' ? await placed(workspace, folder, main) : undefined;
    if (entry === undefined) continue;
    const sources = join(folder, 'src');
    return { sourceRoot: entry.startsWith(`${sources}/`) ? sources : folderOf(entry), entry };
  }
  return undefined;
}

/** The root of the Nx workspace is the nearest folder upwards from which the path leads to a file. */
async function placed(workspace: Workspace, folder: string, main: string): Promise<string | undefined> {
  const path = main.replace('{projectRoot}', folder || '.').replace('{workspaceRoot}', '.');
  const starts = main.startsWith('{projectRoot}') ? [''] : upwards(folder);
  for (const root of starts) {
    const entry = join(root, path);
    if ((await workspace.read(entry)) !== undefined) return entry;
  }
  return undefined;
}

function upwards(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}

function memberAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}
