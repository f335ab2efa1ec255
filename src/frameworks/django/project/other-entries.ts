import type { Finding, Note } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf } from '../../../model/paths.js';
import {
  filesOf,
  importedFile,
  submodule,
  type ModuleGraph,
} from '../../../languages/python/evaluate/index.js';
import { importsOf } from '../../../languages/python/index.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { isServerFile } from '../settings/module-name.js';
import { isOfOtherApplication } from '../settings/other-application.js';
import type { Unsupported } from '../settings/unsupported.js';
import { deployedBeside } from './deployed-settings.js';
import { setsNothing } from './empty-settings.js';
import { isForTests, type Entry } from './settings-module.js';
import { usualFolders, type Starter } from './starters.js';

/** What manage.py and the servers' entries (wsgi.py, asgi.py) name beside the settings that are looked at. */
export interface OtherEntries {
  /** One of them starts Django with settings that the patched file is no part of. */
  readonly unsupported: Unsupported | undefined;
  /** Settings that have nothing to do with those that are patched, once each: they are left to a run of their own. */
  readonly apart: readonly SettingsApart[];
  readonly notes: readonly Note[];
}

/** Settings with lists of their own, beside those that are patched. */
export interface SettingsApart {
  /** The file. */
  readonly settings: string;
  /** What a server's file calls it. */
  readonly module: string;
  /** A sentence. */
  readonly reason: string;
  /** What they lack, as long as they don't have the session. */
  readonly finding: Finding;
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
  const apart: SettingsApart[] = [];
  let unsupported: Unsupported | undefined;
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
      const shared = relation(settings, graph, entry, patched);
      const reason = `${message}: ${shared ?? 'they share no settings'}.`;
      if (shared !== undefined || !hasLists(graph, settings))
        unsupported ??= { file, line, reason, ...remedy(module, settings, entry, patched) };
      else if (!apart.some((one) => one.settings === settings))
        apart.push({ settings, module, reason, finding: apartFrom(starter, message) });
    }
  }
  const known = [main, ...starters.map(({ module }) => module)];
  notes.push(...(await deployedBeside(search, entry, { graph, file: patched, known })));
  return { unsupported, apart, notes };
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
  if (settings === undefined)
    return `. The first one is missing here: if it exists elsewhere, make this change there too; if the name is wrong, fix it in ${file}.`;
  if (filesOf(graph, settings).has(patched) || inherits(settings))
    return `; both get the session from ${patched}.`;
  if (await setsNothing(workspace, settings))
    return isPackageOf(module, main)
      ? '. The first one is a package that sets nothing.'
      : `. The first one sets nothing yet: once it does, it has to import everything from ${patched}.`;
  return isForTests(module)
    ? `. If the tests need the session, run this with --settings ${module}, too.`
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

/** What the settings of a starter share with those that are patched, though not the session: a clause. */
function relation(
  settings: string,
  graph: ModuleGraph,
  { settings: main }: Entry,
  patched: string,
): string | undefined {
  const parts = filesOf(graph, main);
  const shared = [...filesOf(graph, settings)].find((file) => parts.has(file));
  if (shared !== undefined) return `they share only ${shared}, not ${patched}`;
  const parsed = graph.modules.get(settings);
  const borrowed = (parsed === undefined ? [] : importsOf(parsed))
    .flatMap(({ module, name }) => (name === undefined ? [module] : [submodule(module, name), module]))
    .map((module) => importedFile(graph, settings, module))
    .find((file) => file !== undefined && parts.has(file));
  return borrowed && `it imports only single names from ${borrowed}`;
}

/** Settings with lists of their own, and nothing in common with those that are patched, get the session by another run. */
function apartFrom({ file, line, module }: Starter, starts: string): Finding {
  const message = `${starts}: Wristband's session settings are missing or incomplete there`;
  return { file, line, message, manual: `Run this with --settings ${module}, too.` };
}

function hasLists(graph: ModuleGraph, settings: string): boolean {
  return evaluatorOf(graph).evaluate(settings, 'MIDDLEWARE').bound.length > 0;
}

/** Both need the session. Which settings a server starts with is not for this tool to say. */
function remedy(module: string, settings: string, { module: main }: Entry, patched: string) {
  const manual = `Make this change in ${main} and in ${module}, or in a module that both star-import.`;
  return { manual, others: [settings], consent: `patch only ${patched}` };
}

/** `core.settings`, where the settings are `core.settings.develop`: such a server does not start anyway. */
function isPackageOf(module: string, entry: string): boolean {
  return entry.startsWith(`${module}.`);
}
