import type { Search } from '../../../model/framework.js';
import { folderOf } from '../../../model/paths.js';
import { readIfPython } from '../../../session/python/python-file.js';
import { isServerFile } from '../settings/module-name.js';
import { envFileOf, loadingFile } from './manage-env-file.js';
import type { Entry } from './settings-module.js';
import { usualFolders, usualServers, type Starter } from './starters.js';

/** Whether wsgi.py and asgi.py, as far as they are there, load the same env file as manage.py. */
export async function isLoadedByServers(
  search: Search,
  entry: Entry,
  starters: readonly Starter[],
): Promise<boolean> {
  if (entry.envFile === undefined) return false;
  const folders = usualFolders(entry, entry.settings);
  const servers = starters.filter(({ file }) => isServerFile(file) && folders.has(folderOf(file)));
  const files = new Set(servers.map(({ file }) => file));
  const loaded = await Promise.all([...files].map((file) => envFileOfServer(search, entry, file)));
  // One that names no settings has their name from the env file, if it loads one.
  const others = usualServers(folders).filter((file) => !files.has(file));
  const byOthers = await Promise.all(others.map((file) => envFileOfServer(search, entry, file)));
  const all = [...loaded, ...byOthers.filter((path) => path !== undefined)];
  return all.length > 0 && all.every((path) => path === entry.envFile);
}

async function envFileOfServer(
  { workspace, ...search }: Search,
  { app, start = app, module }: Entry,
  file: string,
) {
  const parsed = await readIfPython(workspace, file);
  if (parsed === undefined) return undefined;
  const loads = await loadingFile(workspace, { file, parsed, folders: [app] });
  const { envFile } = await envFileOf({ ...search, workspace, folder: start }, loads, module);
  return envFile;
}
