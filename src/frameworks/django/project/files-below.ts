import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';

/** Folders that hold no application of the project's own. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|site-packages|dist|build|coverage|tmp|static|media|templates|docs?|tests?|migrations)\/$/;
/** Folders whose applications are not the project's, unless they are near the top. */
const OF_OTHERS = /(^|\/)(examples?|samples?|demos?|fixtures|testdata|vendor|third[_-]?party)(\/|$)/;

/** So many folders are looked into, and so deep, whatever the repository's size. */
const NEAR = { depth: 2, folders: 200 };
const DEEP = { depth: 4, folders: 400 };

/**
 * The Python files of the folders near the top, then also those of each further level. Deeper down a whole level is looked
 * into or none of it: what is found there is all that there is.
 */
export async function* filesBelow(
  workspace: Pick<Workspace, 'list'>,
  folder: string,
): AsyncGenerator<readonly string[]> {
  const files: string[] = [];
  let seen = 0;
  const look = async (folders: readonly string[], most: number): Promise<string[]> => {
    const looked = folders.slice(0, Math.max(0, most - seen));
    seen += looked.length;
    const all: string[] = [];
    for (const at of looked) {
      const names = await workspace.list(at);
      files.push(...names.filter((name) => name.endsWith('.py')).map((name) => join(at, name)));
      const below = names.filter((name) => name.endsWith('/') && !SKIPPED.test(name));
      all.push(...below.map((name) => join(at, name.slice(0, -1))));
    }
    return all;
  };
  let level = [folder];
  for (let depth = 0; depth <= DEEP.depth; depth += 1) {
    const isNear = depth <= NEAR.depth;
    if (!isNear) level = level.filter((at) => !OF_OTHERS.test(at.slice(folder.length)));
    if (!isNear && (level.length === 0 || seen + level.length > DEEP.folders)) return;
    const most = isNear ? NEAR.folders : DEEP.folders;
    level = await look(level, most);
    if (depth < NEAR.depth) continue;
    // A package of settings may lie one level deeper than all else.
    const packages = level.filter((at) => at.endsWith('/settings'));
    level = level.filter((at) => !packages.includes(at));
    await look(packages, most);
    yield files;
  }
}
