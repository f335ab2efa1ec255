import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import { foldersIn } from '../reading/folders.js';

/** What may register a configuration though no import leads to it, and whether that is all. */
export interface ConfigSearch {
  /** Those with the most telling names first. */
  readonly files: readonly string[];
  readonly complete: boolean;
}

/** So many folders are listed, whatever the size of the application, */
const MOST_FOLDERS = 40;
/** and so many files are named to be read. */
const MOST_FILES = 20;

/** A configuration is called after what it is. */
const TELLING = [/wristband/i, /auth|session/i, /config|settings/i];
/** Files that Nest's own tools make for something else. */
const SOURCE = /(?<!\.(d|spec|test|e2e-spec|controller|service|module|guard|dto|entity))\.ts$/;

/** Looks level by level, the folders of telling names first. */
export async function searchConfigs(workspace: Workspace, sourceRoot: string): Promise<ConfigSearch> {
  const rank = ranking(sourceRoot);
  const files: string[] = [];
  let waiting = [sourceRoot];
  let looked = 0;
  for (; waiting.length > 0 && looked < MOST_FOLDERS; looked += 1) {
    const [folder = '', ...others] = waiting;
    const names = (await workspace.list(folder)).filter((name) => SOURCE.test(name));
    files.push(...names.map((name) => join(folder, name)));
    waiting = [...others, ...(await foldersIn(workspace, folder))].toSorted((a, b) => rank(a) - rank(b));
  }
  const best = files.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_FILES);
  return { files: best, complete: waiting.length === 0 && best.length === files.length };
}

function ranking(sourceRoot: string): (path: string) => number {
  return (path) => {
    const index = TELLING.findIndex((word) => word.test(path.slice(sourceRoot.length)));
    return index < 0 ? TELLING.length : index;
  };
}
