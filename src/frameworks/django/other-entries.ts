import { readDotenv } from '../../languages/dotenv.js';
import { folderOf, join } from '../../paths.js';
import type { Search } from '../../types.js';
import type { Entry } from './entry.js';
import { SETTINGS_VARIABLE, settingsNamedIn } from './settings-named.js';
import { readPython } from './settings/python-file.js';
import type { Refusal } from './settings/refusal.js';

/** An env file that manage.py loads, and that names other settings: then the default in manage.py has no effect. */
export async function settingsOfEnvFile(
  { workspace, folder }: Search,
  entry: Entry,
): Promise<Refusal | undefined> {
  const file = join(folder, '.env');
  const snapshot = entry.loadsEnvFile ? await workspace.read(file) : undefined;
  if (snapshot === undefined || !('text' in snapshot.content)) return undefined;
  const other = readDotenv(snapshot.content.text).find(({ name }) => name === SETTINGS_VARIABLE);
  if (other === undefined || other.value === entry.module) return undefined;
  return {
    file,
    line: other.line,
    reason: `manage.py loads this file, which makes ${SETTINGS_VARIABLE} ${other.value}.`,
  };
}

/** A server's entry (wsgi.py, asgi.py) that starts Django with other settings than manage.py does. */
export async function otherSettings(
  { workspace, folder }: Search,
  entry: Entry,
): Promise<Refusal | undefined> {
  const [first = ''] = entry.module.split('.');
  const folders = new Set([join(folder, first), folderOf(entry.settings), folder]);
  for (const file of [...folders].flatMap((at) => [join(at, 'wsgi.py'), join(at, 'asgi.py')])) {
    const parsed = await readPython(workspace, file);
    const other = parsed && settingsNamedIn(parsed).find(({ module }) => module !== entry.module);
    if (other === undefined) continue;
    const what = other.module ?? 'a settings module that cannot be told';
    const reason = `The server starts Django with ${what}, manage.py with ${entry.module}: the settings are put together from several files.`;
    return { file, line: other.line, reason };
  }
  return undefined;
}
