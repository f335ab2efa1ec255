import { folderOf, isOutside, join, nameOf, upwards } from '../model/paths.js';
import type { Snapshot, Workspace } from '../model/files.js';

/**
 * The same workspace for as long as nothing is written: a file is read once, a folder listed once, and
 * what a listed folder does not hold is not asked for.
 */
export function cachedWorkspace(workspace: Workspace): Workspace {
  const files = new Map<string, Promise<Snapshot | undefined>>();
  const folders = new Map<string, Promise<Listed>>();
  const list = async (folder: string): Promise<readonly string[]> => {
    const found = await once(folders, join(folder).replace(/\/$/, ''), async (path) =>
      listed((await isKnownAbsent(folders, path)) ? [] : await workspace.list(path)),
    );
    return found.names;
  };
  const read = (path: string): Promise<Snapshot | undefined> =>
    once(files, join(path), async (known) =>
      (await isKnownAbsent(folders, known)) ? undefined : workspace.read(known),
    );
  return {
    root: workspace.root,
    start: workspace.start,
    list,
    read,
    begin: (writes, paths) => workspace.begin(writes, paths),
    tidy: (paths) => workspace.tidy(paths),
    locate: (path) => workspace.locate(path),
    folderNamed: (typed) => workspace.folderNamed(typed),
  };
}

function once<Value>(
  known: Map<string, Promise<Value>>,
  path: string,
  find: (path: string) => Promise<Value>,
): Promise<Value> {
  const found = known.get(path) ?? find(path);
  known.set(path, found);
  return found;
}

/** What a folder holds. */
interface Listed {
  readonly names: readonly string[];
  /** Whether one of them is called so, as the most forgiving file system compares names. */
  readonly has: (name: string) => boolean;
}

function listed(names: readonly string[]): Listed {
  let known: ReadonlySet<string> | undefined;
  return {
    names,
    has: (name) => {
      known ??= new Set(names.map(plain));
      return known.has(plain(name));
    },
  };
}

/** Whether a folder on the way was listed, and holds nothing of that name. */
async function isKnownAbsent(folders: ReadonlyMap<string, Promise<Listed>>, path: string): Promise<boolean> {
  if (isOutside(path)) return false;
  for (const place of upwards(path)) {
    const folder = place === '' ? undefined : folders.get(folderOf(place));
    if (folder !== undefined && !(await folder).has(nameOf(place))) return true;
  }
  return false;
}

/** As the most forgiving file system compares names; a folder's `/` aside. */
function plain(name: string): string {
  return name.replace(/\/$/, '').normalize().toLowerCase();
}
