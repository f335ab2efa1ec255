import type { Note, Search, Workspace } from '../../types.js';
import { settingsFile, type Entry } from './entry.js';
import { serverFiles } from './servers.js';
import { settingsNamedIn, type NamedSettings } from './settings-named.js';
import type { Chain } from './settings/chain/chain.js';
import { scopeOf } from './settings/chain/scope.js';
import { readPython } from './settings/python-file.js';
import type { Refusal } from './settings/refusal.js';

/** What manage.py and the servers' entries (wsgi.py, asgi.py) name beside the settings that are looked at. */
export interface OtherEntries {
  /** One of them starts Django with settings that the patched file is no part of. */
  readonly refusal: Refusal | undefined;
  readonly notes: readonly Note[];
}

/** @param home the file that is patched */
export async function otherEntries(
  { workspace, folder }: Search,
  entry: Entry,
  chain: Chain,
  home: string,
): Promise<OtherEntries> {
  const notes: Note[] = [];
  const files = serverFiles(folder, entry, home);
  for (const { file, module, line } of [...ownOthers(entry), ...(await named(workspace, entry, files))]) {
    const settings = module === undefined ? undefined : await settingsFile(workspace, folder, module);
    const what = module ?? 'a settings module that cannot be told';
    const starter = file === entry.manage ? 'manage.py may also start' : 'The server starts';
    const message = `${starter} Django with ${what}, beside ${entry.module}`;
    if (settings !== undefined && scopeOf(chain, settings).some((scoped) => scoped.file === home)) {
      notes.push({ message: `${message}; both take the session from ${home}.`, file, line });
    } else if (
      module !== undefined &&
      isPackageOf(module, entry.module) &&
      (await isEmpty(workspace, settings))
    ) {
      notes.push({ message: `${message}. The former is a package that sets nothing.`, file, line });
    } else {
      return { refusal: { file, line, reason: `${message}: they share no settings.` }, notes };
    }
  }
  return { refusal: undefined, notes };
}

interface Named extends NamedSettings {
  readonly file: string;
}

function ownOthers({ manage, others }: Entry): Named[] {
  return others.map((other) => ({ ...other, file: manage }));
}

/** What each of the files names beside the settings of manage.py. */
async function named(workspace: Workspace, entry: Entry, files: readonly string[]): Promise<Named[]> {
  const found: Named[] = [];
  for (const file of files) {
    const parsed = await readPython(workspace, file);
    const other = parsed && settingsNamedIn(parsed).find(({ module }) => module !== entry.module);
    if (other !== undefined) found.push({ ...other, file });
  }
  return found;
}

async function isEmpty(workspace: Workspace, file: string | undefined): Promise<boolean> {
  return file === undefined || (await readPython(workspace, file))?.body.length === 0;
}

/** `core.settings`, where the settings are `core.settings.develop`: such a server does not start anyway. */
function isPackageOf(module: string, entry: string): boolean {
  return entry.startsWith(`${module}.`);
}
