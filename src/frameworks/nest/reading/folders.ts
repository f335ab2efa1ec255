import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';

/** Folders that hold nothing that the application is made of. */
const SKIPPED = /^(\..*|node_modules|dist|build|coverage|tmp|docs?|e2e|tests?|__tests__|public|assets)\/$/;

/** The folders in a folder, those of tools, packages, builds and tests aside. */
export async function foldersIn(workspace: Workspace, folder: string): Promise<string[]> {
  const names = await workspace.list(folder);
  return names
    .filter((name) => name.endsWith('/') && !SKIPPED.test(name))
    .map((name) => join(folder, name.slice(0, -1)));
}
