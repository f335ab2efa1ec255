import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import { readText } from './sources.js';
import type { Sources } from './walk.js';

/** So many files of a folder are read, whatever its size. */
const MOST_FILES = 20;

/** A quick look; what is meant is found by parsing. */
const CREATION = /\bNestFactory\s*\.\s*create\s*[(<]/;

/** The files right in some folders that mention the creation of an application. */
export async function creatingFiles(workspace: Workspace, folders: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of new Set(folders)) {
    const names = (await workspace.list(folder)).filter((name) => isSource(name));
    for (const name of names.slice(0, MOST_FILES)) {
      const file = join(folder, name);
      if (CREATION.test((await readText(workspace, file)) ?? '')) found.add(file);
    }
  }
  return [...found];
}

/** Neither tests, types, nor the configurations of tools. */
function isSource(name: string): boolean {
  return /(?<!\.(d|spec|test|e2e-spec|config))\.ts$/.test(name);
}

/** Files beside the entry file that no import leads to, and that create an application of another class. */
export async function otherCreations(
  workspace: Workspace,
  folder: string,
  { texts }: Sources,
  className: string,
): Promise<string[]> {
  const unreached = (await creatingFiles(workspace, [folder])).filter((file) => !texts.has(file));
  const mentioned = await Promise.all(unreached.map((file) => readText(workspace, file)));
  return unreached.filter((_, index) => mentioned[index]?.includes(className) === false);
}
