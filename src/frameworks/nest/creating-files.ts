import { join } from '../../paths.js';
import type { Workspace } from '../../types.js';
import { readText } from './sources.js';

/** So many files of a folder are read, whatever its size. */
const MOST_FILES = 20;

/** The files right in some folders that mention the creation of an application. */
export async function creatingFiles(workspace: Workspace, folders: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of new Set(folders)) {
    const names = (await workspace.list(folder)).filter((name) => isSource(name));
    for (const name of names.slice(0, MOST_FILES)) {
      const file = join(folder, name);
      if ((await readText(workspace, file))?.includes('NestFactory.create') === true) found.add(file);
    }
  }
  return [...found];
}

/** Neither tests, types, nor the configurations of tools. */
function isSource(name: string): boolean {
  return /(?<!\.(d|spec|test|e2e-spec|config))\.ts$/.test(name);
}
