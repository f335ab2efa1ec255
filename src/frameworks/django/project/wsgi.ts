import type { Note } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { type ModuleGraph, filesOf } from '../../../languages/python/evaluate/index.js';
import { readPython } from '../settings/python-file.js';
import type { Unsupported } from '../settings/unsupported.js';
import type { Entry } from './manage-py.js';
import { type NamedSettings, settingsFile, settingsNamedIn } from './settings-module.js';

/**
 * Where wsgi.py and asgi.py may be.
 * @param patched the file that is patched
 */
function serverFiles({ app, module, settings, servers = [] }: Entry, patched: string): string[] {
  const [first = ''] = module.split('.');
  const folders = new Set([join(app, first), folderOf(settings), folderOf(patched), app]);
  const usual = [...folders].flatMap((at) => [join(at, 'wsgi.py'), join(at, 'asgi.py')]);
  return [...new Set([...usual, ...servers])];
}

/** The files of the settings modules that wsgi.py and asgi.py name. */
export async function serverSettings(workspace: Workspace, entry: Entry, patched: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of serverFiles(entry, patched)) {
    const parsed = await readPython(workspace, file);
    for (const { module } of parsed === undefined ? [] : settingsNamedIn(parsed)) {
      const settings = module === undefined ? undefined : await settingsFile(workspace, entry.app, module);
      if (settings !== undefined) found.add(settings);
    }
  }
  return [...found];
}

/** What manage.py and the servers' entries (wsgi.py, asgi.py) name beside the settings that are looked at. */
export interface OtherEntries {
  /** One of them starts Django with settings that the patched file is no part of. */
  readonly unsupported: Unsupported | undefined;
  readonly notes: readonly Note[];
}

/** @param patched the file that is patched */
export async function otherEntries(
  workspace: Workspace,
  entry: Entry,
  graph: ModuleGraph,
  patched: string,
): Promise<OtherEntries> {
  const { app, module: main } = entry;
  const notes: Note[] = [];
  const files = serverFiles(entry, patched);
  for (const { file, module, line } of [...ownOthers(entry), ...(await named(workspace, entry, files))]) {
    const settings = module === undefined ? undefined : await settingsFile(workspace, app, module);
    const what = module ?? "a settings module that can't be determined";
    const message = `${starterOf(file, entry)} Django with ${what}, beside ${main}`;
    if (settings !== undefined && filesOf(graph, settings).has(patched)) {
      notes.push({ message: `${message}; both take the session from ${patched}.`, file, line });
    } else if (module !== undefined && isPackageOf(module, main) && (await isEmpty(workspace, settings))) {
      notes.push({ message: `${message}. The former is a package that sets nothing.`, file, line });
    } else {
      const isAbsent = module !== undefined && settings === undefined;
      const reason = `${message}: ${isAbsent ? 'there is no such file here' : 'they share no settings'}.`;
      return { unsupported: { file, line, reason, ...remedy(file, main, what, patched) }, notes };
    }
  }
  return { unsupported: undefined, notes };
}

function starterOf(file: string, entry: Entry): string {
  if (/(^|\/)[aw]sgi\.py$/.test(file))
    return file === entry.file ? 'The server may also start' : 'The server starts';
  return `${file} may also start`;
}

/** Either both start with the same settings, or both have the session. */
function remedy(file: string, main: string, other: string, patched: string) {
  return {
    manual: `If both are meant to be one application, let ${file} name the same settings:\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', '${main}')\n\nElse do this in ${main} and in ${other}.`,
    consent: `patch ${patched} alone`,
  };
}

interface Named extends NamedSettings {
  readonly file: string;
}

function ownOthers({ file, others }: Entry): Named[] {
  return others.map((other) => ({ ...other, file }));
}

/** What each of the files names beside the settings that were found first. */
async function named(workspace: Workspace, entry: Entry, files: readonly string[]): Promise<Named[]> {
  const found: Named[] = [];
  for (const file of files.filter((other) => other !== entry.file)) {
    const parsed = await readPython(workspace, file);
    const others = parsed === undefined ? [] : settingsNamedIn(parsed);
    const known = new Set([
      entry.module,
      ...found.filter((one) => one.file === file).map(({ module }) => module),
    ]);
    for (const other of others.filter(({ module }) => !known.has(module))) found.push({ ...other, file });
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
