import type { Note } from '../../../model/change.js';
import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import {
  filesOf,
  importedFile,
  submodule,
  type ModuleGraph,
} from '../../../languages/python/evaluate/index.js';
import {
  dottedName,
  importsOf,
  type Expression,
  type NodeOf,
  type Statement,
} from '../../../languages/python/index.js';
import { isDocstring, ownNodes } from '../../../languages/python/query/statements.js';
import { isServerFile } from '../settings/module-name.js';
import { isOfOtherApplication } from '../settings/other-application.js';
import { readPython } from '../../../session/python/python-file.js';
import type { Unsupported } from '../settings/unsupported.js';
import { deployedBeside } from './deployed-settings.js';
import { settingsNamedBy } from './named-settings.js';
import { type Entry, type NamedSettings, settingsFile } from './settings-module.js';

/** A file that starts Django, with the settings that it names. */
export interface Starter extends NamedSettings {
  readonly file: string;
  /** The file of the settings module; undefined where there is none, or it is unknown. */
  readonly settings: string | undefined;
}

/** Where wsgi.py and asgi.py usually are. */
function usualFolders({ app, module, settings }: Entry, patched: string): ReadonlySet<string> {
  const [first = ''] = module.split('.');
  return new Set([join(app, first), folderOf(settings), folderOf(patched), app]);
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
  const usual = [...usualFolders(entry, entry.settings)].flatMap((at) => [
    join(at, 'wsgi.py'),
    join(at, 'asgi.py'),
  ]);
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

/** From the folder of manage.py; else from that of the file itself, where it may be started instead. */
async function fileOf(workspace: Workspace, { app }: Entry, { module }: NamedSettings, file: string) {
  if (module === undefined) return undefined;
  return (await settingsFile(workspace, app, module)) ?? settingsFile(workspace, folderOf(file), module);
}

/** The files of the settings modules that the servers are started with. */
export function serverSettings(starters: readonly Starter[], { manage }: Entry): string[] {
  const served = starters.filter(({ file }) => file !== manage).flatMap(({ settings }) => settings ?? []);
  return [...new Set(served)];
}

/** What the file that names the settings names besides. */
export function ownOthers(workspace: Workspace, entry: Entry): Promise<Starter[]> {
  const { file, others } = entry;
  return Promise.all(
    others.map(async (other) => ({ ...other, file, settings: await fileOf(workspace, entry, other, file) })),
  );
}

/** What manage.py and the servers' entries (wsgi.py, asgi.py) name beside the settings that are looked at. */
export interface OtherEntries {
  /** One of them starts Django with settings that the patched file is no part of. */
  readonly unsupported: Unsupported | undefined;
  readonly notes: readonly Note[];
}

/**
 * @param patched the file that is patched
 * @param inherits whether classes of a settings module have the session from a class of that file
 */
export async function otherEntries(
  search: Search,
  entry: Entry,
  starters: readonly Starter[],
  graph: ModuleGraph,
  { patched, inherits }: { readonly patched: string; readonly inherits: (module: string) => boolean },
): Promise<OtherEntries> {
  const { module: main } = entry;
  const notes: Note[] = [];
  const folders = usualFolders(entry, patched);
  const isUsualIn = ({ file }: Starter) =>
    file === entry.file || folders.has(folderOf(file)) || entry.servers?.includes(file) === true;
  const all = besides(entry, starters);
  const foreign = all.filter((one) => !isUsualIn(one) && startsOther(one, graph, entry));
  notes.push(...foreign.map(otherApplication));
  const isForeign = ({ module }: Starter) =>
    foreign.some((one) => one.module === module || isPackageOf(module ?? '', one.module ?? ''));
  for (const starter of all.filter((one) => !isForeign(one))) {
    const { file, module, line, settings } = starter;
    const isUsual = isUsualIn(starter);
    const message = `${starterOf(file, entry)} Django with ${module ?? "settings that can't be determined"}, not ${main}`;
    const rest = await harmlessly(search.workspace, starter, { graph, main, patched, inherits });
    if (rest !== undefined) {
      notes.push({ message: `${message}${rest}`, file, line });
    } else if (isUsual && module !== undefined && settings !== undefined) {
      const reason = `${message}: ${relation(settings, graph, entry, patched)}.`;
      return { unsupported: { file, line, reason, ...remedy(module, settings, entry, patched) }, notes };
    }
  }
  const known = [main, ...starters.map(({ module }) => module)];
  notes.push(...(await deployedBeside(search, entry, { graph, file: patched, known })));
  return { unsupported: undefined, notes };
}

/** Whether a file starts another application of the repository. */
function startsOther({ settings }: Starter, graph: ModuleGraph, entry: Entry): boolean {
  return settings !== undefined && isOfOtherApplication(graph, settings, entry.settings);
}

function otherApplication({ file, line, module = '' }: Starter): Note {
  const message = `${module} is another application. Run this with --settings ${module} for its sessions.`;
  return { message, file, line };
}

interface Patched {
  readonly graph: ModuleGraph;
  /** The settings module that is looked at. */
  readonly main: string;
  /** The file that is patched. */
  readonly patched: string;
  readonly inherits: (module: string) => boolean;
}

/** What there is to say about a starter that may stay as it is; undefined where the session does not reach its settings. */
async function harmlessly(
  workspace: Workspace,
  { file, module, settings }: Starter,
  { graph, main, patched, inherits }: Patched,
): Promise<string | undefined> {
  if (module === undefined) return `. Make sure that they import everything from ${patched}.`;
  if (settings !== undefined && (filesOf(graph, settings).has(patched) || inherits(settings)))
    return `; both get the session from ${patched}.`;
  if (settings !== undefined && isPackageOf(module, main) && (await setsNothing(workspace, settings)))
    return '. The first one is a package that sets nothing.';
  if (settings !== undefined && (await setsNothing(workspace, settings)))
    return `. The first one sets nothing yet: once it does, it has to import everything from ${patched}.`;
  return settings === undefined
    ? `. The first one is missing here: if it exists elsewhere, make this change there too; if the name is wrong, fix it in ${file}.`
    : undefined;
}

/** What the files name beside the settings that were found first, once each. */
function besides({ module: main, settings: own }: Entry, starters: readonly Starter[]): Starter[] {
  return starters.filter(
    ({ file, module, settings }, index) =>
      module !== main &&
      settings !== own &&
      starters.findIndex((other) => other.file === file && other.module === module) === index,
  );
}

function starterOf(file: string, entry: Entry): string {
  if (isServerFile(file)) return file === entry.file ? 'The server may also start' : 'The server starts';
  return `${file} may also start`;
}

/** Why the session does not reach the settings of a starter: a clause. */
function relation(settings: string, graph: ModuleGraph, { settings: main }: Entry, patched: string): string {
  const parts = filesOf(graph, main);
  const shared = [...filesOf(graph, settings)].find((file) => parts.has(file));
  if (shared !== undefined) return `they share only ${shared}, not ${patched}`;
  const parsed = graph.modules.get(settings);
  const borrowed = (parsed === undefined ? [] : importsOf(parsed))
    .flatMap(({ module, name }) => (name === undefined ? [module] : [submodule(module, name), module]))
    .map((module) => importedFile(graph, settings, module))
    .find((file) => file !== undefined && parts.has(file));
  return borrowed === undefined ? 'they share no settings' : `it imports only single names from ${borrowed}`;
}

/** Both need the session. Which settings a server starts with is not for this tool to say. */
function remedy(module: string, settings: string, { module: main }: Entry, patched: string) {
  const manual = `Make this change in ${main} and in ${module}, or in a module that both star-import.`;
  return { manual, others: [settings], consent: `patch only ${patched}` };
}

/** Whether a module has nothing that Django could start with: it is empty, or finds folders and loads an env file at most. */
export async function setsNothing(workspace: Workspace, file: string | undefined): Promise<boolean> {
  if (file === undefined) return true;
  const parsed = await readPython(workspace, file);
  return (
    parsed?.body.every((statement) => isDocstring(parsed, statement) || isPreparation(statement, file)) ===
    true
  );
}

/** No project does without all of these. */
const NEEDED: ReadonlySet<string> = new Set(['SECRET_KEY', 'INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF']);

/** An import from a library, `BASE_DIR = …`, `env.read_env()`, `load_dotenv()`. */
function isPreparation(statement: Statement, file: string): boolean {
  switch (statement.nodeType) {
    case 'Import':
      return true;
    case 'ImportFrom':
      return isOfLibrary(statement, file) && statement.names.every(({ name }) => name !== '*');
    case 'Expr':
      return statement.value.nodeType === 'Call' && isLoad(statement.value);
    case 'Assign':
      return !reachesItself(statement) && statement.targets.every(isOther);
    default:
      return false;
  }
}

function isOfLibrary({ module, level }: NodeOf<'ImportFrom'>, file: string): boolean {
  const [root = ''] = (module ?? '').split('.');
  return (level ?? 0) === 0 && !file.split('/').includes(root);
}

function isLoad({ func }: NodeOf<'Call'>): boolean {
  return /(^|\.)(read_env|load_dotenv)$/.test(dottedName(func) ?? '');
}

function isOther(target: Expression): boolean {
  return target.nodeType === 'Name' && !NEEDED.has(target.id);
}

/** `settings = DjangoDynaconf(__name__)` fills the module. */
function reachesItself(statement: Statement): boolean {
  return ownNodes(statement).some((node) => node.nodeType === 'Name' && node.id === '__name__');
}

/** `core.settings`, where the settings are `core.settings.develop`: such a server does not start anyway. */
function isPackageOf(module: string, entry: string): boolean {
  return entry.startsWith(`${module}.`);
}
