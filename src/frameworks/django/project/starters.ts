import { foldersLeadingTo } from '../../../languages/python/evaluate/index.js';
import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { readPython } from '../../../session/python/python-file.js';
import { isServerFile } from '../settings/module-name.js';
import { settingsNamedBy } from './named-settings.js';
import { type Entry, type NamedSettings, settingsFile } from './settings-module.js';

/** A file that starts Django, with the settings that it names. */
export interface Starter extends NamedSettings {
  readonly file: string;
  /** The file of the settings module; undefined where there is none, or it is unknown. */
  readonly settings: string | undefined;
}

/** Where wsgi.py and asgi.py usually are. */
export function usualFolders({ app, module, settings }: Entry, patched: string): ReadonlySet<string> {
  const [first = ''] = module.split('.');
  return new Set([join(app, first), folderOf(settings), folderOf(patched), app]);
}

/** Their files, whether they are there or not. */
export function usualServers(folders: ReadonlySet<string>): string[] {
  return [...folders].flatMap((at) => [join(at, 'wsgi.py'), join(at, 'asgi.py')]);
}

/**
 * What wsgi.py and asgi.py name.
 * @param files those of the application that may be such files
 */
export async function serverStarters(
  workspace: Workspace,
  entry: Entry,
  files: readonly string[],
): Promise<Starter[]> {
  const usual = usualServers(usualFolders(entry, entry.settings));
  const known = new Set([...usual, ...(entry.servers ?? [])]);
  const found: Starter[] = [];
  for (const file of new Set([...known, ...files.filter(isServerFile)])) {
    for (const named of await namedIn(workspace, entry, file, known.has(file))) {
      if (isPlaceholder(named)) continue;
      found.push({ ...named, file, settings: await fileOf(workspace, entry, named, file) });
    }
  }
  return found;
}

/** `{{ project_name }}.settings`: the file is a template, from which `startproject` or cookiecutter makes projects. */
function isPlaceholder({ module }: NamedSettings): boolean {
  return module?.includes('{{') === true;
}

/** One that is no Python is not edited, and so no reason to refuse: what it names is unknown. */
async function namedIn(
  workspace: Workspace,
  { app }: Entry,
  file: string,
  isSure: boolean,
): Promise<NamedSettings[]> {
  try {
    const parsed = await readPython(workspace, file);
    return parsed === undefined ? [] : await settingsNamedBy(workspace, { file, parsed, folders: [app] });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return isSure ? [{ module: undefined, line: error.line ?? 1 }] : [];
  }
}

/**
 * From the folder of manage.py; else from that of the file itself, where it may be started instead, or from one above that
 * the name begins with: `src.shop.settings`.
 */
async function fileOf(workspace: Workspace, { app }: Entry, { module }: NamedSettings, file: string) {
  if (module === undefined) return undefined;
  const own = folderOf(file);
  for (const folder of new Set([app, own, ...foldersLeadingTo(own, module)])) {
    const settings = await settingsFile(workspace, folder, module);
    if (settings !== undefined) return settings;
  }
  return undefined;
}

/** The files of the settings modules that the servers are started with, whether they are here or not. */
export function serverSettings(starters: readonly Starter[], { manage, app }: Entry): string[] {
  const served = starters
    .filter(({ file }) => file !== manage)
    .flatMap(({ settings, module }) => settings ?? (module === undefined ? [] : missingFile(app, module)));
  return [...new Set(served)];
}

/** Where the file of a module would be. */
function missingFile(app: string, module: string): string {
  return join(app, `${module.replaceAll('.', '/')}.py`);
}

/** What the file that names the settings names besides. */
export function ownOthers(workspace: Workspace, entry: Entry): Promise<Starter[]> {
  const { file, others } = entry;
  return Promise.all(
    others.map(async (other) => ({ ...other, file, settings: await fileOf(workspace, entry, other, file) })),
  );
}
