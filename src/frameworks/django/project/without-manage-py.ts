import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join, upwards } from '../../../model/paths.js';
import { readPython } from '../../../session/python/python-file.js';
import type { DjangoFiles } from './find.js';
import type { LoadedByManage } from './loaded-by-manage.js';
import { type Entry, settingsFile, settingsNamedIn } from './settings-module.js';
import { inDeployment, inEnvFiles, inEnvironment, inToolConfigs, type Setting } from './settings-variable.js';
import { setsNothing } from './empty-settings.js';

/** An entry, and who names it. */
export interface Found {
  readonly entry: Omit<Entry, 'manage' | keyof LoadedByManage>;
  /** A clause: `garden/wsgi.py names garden.settings`. */
  readonly how: string;
}

/**
 * The settings that something else than manage.py names: the environment first, as in Django, then a `.env`, the servers'
 * entries, the configuration of tools, and what starts the application elsewhere.
 */
export async function entryWithoutManage(search: Search, files: DjangoFiles): Promise<Found | undefined> {
  return (
    (await firstThere(search, inEnvironment(search))) ??
    (await firstThere(search, await inEnvFiles(search))) ??
    (await serverEntry(search, files)) ??
    (await firstThere(search, await inToolConfigs(search))) ??
    (await firstThere(search, await inDeployment(search)))
  );
}

/** The first whose module is in this project. */
async function firstThere(search: Search, settings: readonly Setting[]): Promise<Found | undefined> {
  for (const { module, file } of settings) {
    const found = await moduleIn(search, module);
    if (found === undefined) continue;
    const how = `${file ?? 'DJANGO_SETTINGS_MODULE in the environment'} names ${module}`;
    return { entry: { file: file ?? found.settings, module, ...found, others: [] }, how };
  }
  return undefined;
}

/** What wsgi.py and asgi.py name; the first whose settings are in this project counts, the rest is compared with it. */
async function serverEntry({ workspace }: Search, { servers }: DjangoFiles): Promise<Found | undefined> {
  for (const file of servers) {
    const parsed = await readPython(workspace, file);
    const named = parsed === undefined ? [] : settingsNamedIn(parsed);
    for (const { module } of named) {
      const found = module === undefined ? undefined : await fileFrom(workspace, folderOf(file), module);
      if (found === undefined || module === undefined) continue;
      // A package that sets nothing: what names it comes too late, behind what names one of its modules.
      if (await setsNothing(workspace, found.settings)) continue;
      const others = named.filter((other) => other.module !== module);
      return { entry: { file, module, ...found, others, servers }, how: `${file} names ${module}` };
    }
  }
  return undefined;
}

interface Place {
  /** The folder that the module is imported from. */
  readonly app: string;
  readonly settings: string;
}

/** A module's file, looked for from the application's folder, `src` below it, and the folders above. */
export async function moduleIn({ workspace, folder }: Search, module: string): Promise<Place | undefined> {
  const source = join(folder, 'src');
  const below = await settingsFile(workspace, source, module);
  const here = await fileFrom(workspace, folder, module);
  if (here?.app === folder || below === undefined) return here;
  return { app: source, settings: below };
}

/** The folder at or above the given one that a module is imported from. */
async function fileFrom(workspace: Workspace, from: string, module: string): Promise<Place | undefined> {
  for (const app of upwards(from)) {
    const settings = await settingsFile(workspace, app, module);
    if (settings !== undefined) return { app, settings };
  }
  return undefined;
}
