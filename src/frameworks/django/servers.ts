import { folderOf, join } from '../../paths.js';
import type { Search } from '../../types.js';
import { settingsFile, type Entry } from './entry.js';
import { settingsNamedIn } from './settings-named.js';
import { readPython } from './settings/python-file.js';

/**
 * Where wsgi.py and asgi.py may be.
 * @param home the file that is patched
 */
export function serverFiles(folder: string, entry: Entry, home: string): string[] {
  const [first = ''] = entry.module.split('.');
  const folders = new Set([join(folder, first), folderOf(entry.settings), folderOf(home), folder]);
  return [...folders].flatMap((at) => [join(at, 'wsgi.py'), join(at, 'asgi.py')]);
}

/** The files of the settings modules that wsgi.py and asgi.py name. */
export async function serverSettings(
  { workspace, folder }: Search,
  entry: Entry,
  home: string,
): Promise<string[]> {
  const found = new Set<string>();
  for (const file of serverFiles(folder, entry, home)) {
    const parsed = await readPython(workspace, file);
    for (const { module } of parsed === undefined ? [] : settingsNamedIn(parsed)) {
      const settings = module === undefined ? undefined : await settingsFile(workspace, folder, module);
      if (settings !== undefined) found.add(settings);
    }
  }
  return [...found];
}
