import { isPackage, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import type { Workspace } from '../../../../model/files.js';
import { folderOf, join, nameOf } from '../../../../model/paths.js';
import { isServerFile, isSettingsFile, isSettingsFolder, isShadowed } from '../module-name.js';

/** Folders that hold no settings of the project's own. */
const SKIPPED =
  /^(\..*|__pycache__|node_modules|venv|site-packages|dist|build|coverage|tmp|static|media|templates|locale|docs?|tests?|migrations)\/$/;

/** So many folders are looked into, so deep, and so many files beside those in the settings' own folders. */
const MAX_FOLDERS = 100;
const MAX_FILES = 300;
const MAX_DEPTH = 4;

interface Folder {
  readonly path: string;
  readonly depth: number;
  /** Whether its name, or that of a folder above it, says that it holds settings. */
  readonly isOfSettings: boolean;
}

/**
 * The Python files of an application that may be settings, or start a server: all in the folders that the settings are in,
 * all in folders with a name for settings; and where the settings are more than one file, those with such a name anywhere.
 * @param graph the settings that are known so far
 */
export async function settingsFiles(workspace: Workspace, graph: ModuleGraph): Promise<readonly string[]> {
  const known = [...graph.modules.keys()];
  const isSplit = known.length > 1 || known.some(isPackage);
  const own = new Set(known.map(folderOf));
  const waiting = [...new Set([...own, ...known.flatMap((file) => above(file, graph.app))])].map(
    (path): Folder => ({ path, depth: 0, isOfSettings: own.has(path) && isSettingsFolder(nameOf(path)) }),
  );
  const files: string[] = [];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined && seen.size < MAX_FOLDERS; next = waiting.shift()) {
    const { path, depth, isOfSettings } = next;
    if (seen.has(path)) continue;
    seen.add(path);
    const names = await workspace.list(path);
    if (names.includes('pyvenv.cfg')) continue;
    const isWanted = (name: string): boolean =>
      name.endsWith('.py') && (own.has(path) || isOfSettings || isSettingsFile(name) || isServerFile(name));
    const wanted = await importable(workspace, path, names.filter(isWanted));
    if (own.has(path) || files.length + wanted.length <= MAX_FILES) files.push(...wanted);
    if (depth < MAX_DEPTH) enqueue(waiting, foldersIn(names, next), isSplit);
  }
  return files;
}

async function importable(workspace: Workspace, folder: string, names: readonly string[]): Promise<string[]> {
  const files = names.map((name) => join(folder, name));
  const shadowed = await Promise.all(files.map((file) => isShadowed(workspace, file)));
  return files.filter((_, index) => shadowed[index] !== true);
}

function foldersIn(names: readonly string[], { path, depth, isOfSettings }: Folder): Folder[] {
  const folders = names.filter((name) => name.endsWith('/') && !SKIPPED.test(name));
  return folders.map((name) => ({
    path: join(path, name.slice(0, -1)),
    depth: depth + 1,
    isOfSettings: isOfSettings || isSettingsFolder(name.slice(0, -1)),
  }));
}

/** What has a name for settings comes first. */
function enqueue(waiting: Folder[], folders: readonly Folder[], others: boolean): void {
  waiting.unshift(...folders.filter(({ isOfSettings }) => isOfSettings));
  if (others) waiting.push(...folders.filter(({ isOfSettings }) => !isOfSettings));
}

/** The folders that a file is in, from its own to that of manage.py. */
function above(file: string, app: string): string[] {
  const found: string[] = [];
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    found.push(folder);
    if (folder === app || folder === '') return found;
  }
}
