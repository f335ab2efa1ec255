import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import type { Entry } from './entry-point.js';
import { settingsFile } from './settings-file.js';
import { settingsNamedIn } from './settings-named.js';
import { readPython } from '../settings/python-file.js';

/**
 * Where wsgi.py and asgi.py may be.
 * @param home the file that is patched
 */
export function serverFiles({ app, module, settings, servers = [] }: Entry, home: string): string[] {
  const [first = ''] = module.split('.');
  const folders = new Set([join(app, first), folderOf(settings), folderOf(home), app]);
  const usual = [...folders].flatMap((at) => [join(at, 'wsgi.py'), join(at, 'asgi.py')]);
  return [...new Set([...usual, ...servers])];
}

/** The files of the settings modules that wsgi.py and asgi.py name. */
export async function serverSettings(workspace: Workspace, entry: Entry, home: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of serverFiles(entry, home)) {
    const parsed = await readPython(workspace, file);
    for (const { module } of parsed === undefined ? [] : settingsNamedIn(parsed)) {
      const settings = module === undefined ? undefined : await settingsFile(workspace, entry.app, module);
      if (settings !== undefined) found.add(settings);
    }
  }
  return [...found];
}
