import { ExitCode, OneOfSeveral, UserError } from '../../../model/errors.js';
import type { Search } from '../../../model/framework.js';
import { listed } from '../../../model/words.js';
import { loadedBy } from './loaded-by-manage.js';
import { type DjangoFiles, djangoFiles } from './find.js';
import { type Manage, manageEntry, moduleNamed, namesNothing, readManage } from './manage-py.js';
import { setsNothing } from './wsgi.js';
import { entryWithoutManage, type Found, moduleIn } from './without-manage-py.js';
import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { definitionFileOf } from '../settings/graph/definition-file.js';
import { loadGraph } from '../settings/graph/load-graph.js';
import { moduleOf, purposeOf } from '../settings/module-name.js';
import { settersOf } from '../settings/setting.js';
import { type Entry, isForTests } from './settings-module.js';

/**
 * The settings that --settings names, else manage.py, else what else in the project names them, else the only ones there
 * are.
 * @throws UserError where nothing names a settings module of this project in a way that can be followed
 * @throws OneOfSeveral where several modules may be meant
 */
export async function readEntry(search: Search): Promise<Entry> {
  const manage = await readManage(search);
  if (search.settings !== undefined) return chosenEntry(search, search.settings, manage);
  const candidates = async () =>
    (await settingsCandidates(search, await djangoFiles(search))).map(({ module }) => module);
  const isMade = manage !== undefined && (await isMadeElsewhere(search, manage));
  const named = manage && !isMade ? await manageEntry(search, manage, candidates) : undefined;
  if (named !== undefined && !(await setsNothing(search.workspace, named.settings))) return named;
  const files = await djangoFiles(search);
  const { entry, how } =
    (await entryWithoutManage(search, files)) ?? (await likeliest(search, files, manage));
  const why = isMade
    ? `${manage.file} names ${String(moduleNamed(manage))}, which is missing here`
    : whyNot(manage, files);
  const note = { message: `${why}; ${how}.`, file: entry.file };
  const starter = manage?.file ?? files.manage[0];
  return { ...entry, manage: starter, ...loadedBy(manage), note };
}

/**
 * Whether the module that manage.py names is made of those beside it, as while an image is built: these share their lists,
 * so that it does not matter which of them it will be.
 */
async function isMadeElsewhere(search: Search, manage: Manage): Promise<boolean> {
  if (!(await namesNothing(search.workspace, manage))) return false;
  const above = packageOf(moduleNamed(manage) ?? '');
  const candidates = await settingsCandidates(search, await djangoFiles(search));
  const isBeside = ({ module }: Candidate) => packageOf(module) === above;
  return above !== '' && candidates.length > 1 && candidates.every(isBeside) && shareLists(candidates);
}

/** `config` of `config.settings`; empty for a module in no package. */
function packageOf(module: string): string {
  return module.split('.').slice(0, -1).join('.');
}

/** @throws UserError where there is no such module */
async function chosenEntry(search: Search, module: string, manage: Manage | undefined): Promise<Entry> {
  const found = await moduleIn(search, module);
  if (found === undefined) {
    const candidates = await settingsCandidates(search, await djangoFiles(search));
    const [first] = module.split('.');
    const example = candidates.find((one) => one.module.split('.')[0] === first) ?? candidates[0];
    throw new UserError(`Found no settings module ${module} in ${placeOf(search)}.`, {
      exitCode: ExitCode.usage,
      hint: `Use its import path, e.g. --settings ${example?.module ?? 'mysite.settings'}.`,
    });
  }
  return {
    file: found.settings,
    manage: manage?.file,
    module,
    ...found,
    others: [],
    ...loadedBy(manage),
  };
}

/** The settings module that there is; of several that share their lists, the one for development. */
async function likeliest(search: Search, files: DjangoFiles, manage: Manage | undefined): Promise<Found> {
  const candidates = await settingsCandidates(search, files);
  const [first, ...others] = candidates;
  if (first === undefined) throw nothingNames(search, files, manage);
  if (!shareLists(candidates)) throw several(search, files, manage, [first, ...others]);
  const { app, module, settings } = first;
  const how =
    others.length === 0
      ? 'these are the only settings'
      : `using ${module}, which shares its lists with ${listed(others.map((other) => other.module))}`;
  return { entry: { file: settings, app, module, settings, others: [] }, how };
}

function whyNot(manage: Manage | undefined, files: DjangoFiles): string {
  const [starter] = files.manage;
  if (manage === undefined)
    return starter === undefined ? 'There is no manage.py' : `${starter} names no settings module`;
  const { file, named, ignored } = manage;
  const unknown = named.find(({ module }) => module === undefined);
  if (unknown !== undefined)
    return `${file}:${String(unknown.line)} does not set DJANGO_SETTINGS_MODULE to a string literal`;
  if (ignored?.module !== undefined)
    return `${file}:${String(ignored.line)} names ${ignored.module}, which is ignored by git and missing here`;
  const [empty] = named;
  return empty?.module === undefined
    ? `${file} names no settings`
    : `${file}:${String(empty.line)} names ${empty.module}, which sets nothing`;
}

function several(
  search: Search,
  files: DjangoFiles,
  manage: Manage | undefined,
  [first, ...others]: readonly [Candidate, ...Candidate[]],
): OneOfSeveral {
  const modules = [first.module, ...others.map(({ module }) => module)] as const;
  const message = `${whyNot(manage, files)}, and nothing else in ${placeOf(search)} does. It may be ${listed(modules, 'or')}.`;
  return new OneOfSeveral(message, '--settings', modules, lineIn(manage));
}

function nothingNames(search: Search, files: DjangoFiles, manage: Manage | undefined): UserError {
  const message = `${whyNot(manage, files)}, and nothing else in ${placeOf(search)} says which settings Django uses.`;
  return new UserError(message, {
    exitCode: ExitCode.blocked,
    hint: "Pass --settings <module> or --app <dir>, or add os.environ.setdefault('DJANGO_SETTINGS_MODULE', '<package>.settings') to a manage.py, as startproject does.",
    ...lineIn(manage),
  });
}

function lineIn(manage: Manage | undefined): { file?: string; line?: number } {
  const unknown = manage?.named.find(({ module }) => module === undefined);
  if (manage === undefined) return {};
  return unknown === undefined ? { file: manage.file } : { file: manage.file, line: unknown.line };
}

function placeOf({ folder }: Search): string {
  return folder === '' ? 'this folder' : folder;
}

/** A module that Django could be started with. */
interface Candidate {
  /** The folder that it is imported from. */
  readonly app: string;
  readonly module: string;
  readonly settings: string;
  /** The files that its apps and middleware are written in. */
  readonly lists: readonly (string | undefined)[];
}

/** The modules that set the apps, themselves or by a star import, and that no other of them is made of; development's first. */
async function settingsCandidates(
  { workspace, folder }: Search,
  { modules }: DjangoFiles,
): Promise<Candidate[]> {
  const found: { candidate: Candidate; graph: ModuleGraph }[] = [];
  for (const settings of modules) {
    const app = settings.startsWith(join(folder, 'src/')) ? join(folder, 'src') : folder;
    const module = moduleOf(settings, app);
    const graph = isForTests(module) ? undefined : await graphOf(workspace, app, settings);
    if (graph === undefined || settersOf(graph, settings, 'INSTALLED_APPS').length === 0) continue;
    const lists = ['INSTALLED_APPS', 'MIDDLEWARE'].map((name) => definitionFileOf(graph, settings, name));
    found.push({ candidate: { app, module, settings, lists }, graph });
  }
  const isPart = (file: string) =>
    found.some(
      ({ candidate: { settings }, graph }) => settings !== file && filesOf(graph, settings).has(file),
    );
  const whole = found.map(({ candidate }) => candidate).filter(({ settings }) => !isPart(settings));
  const last = ({ settings }: Candidate): number => Number(purposeOf(settings, settings) !== 'development');
  return whole.sort((a, b) => last(a) - last(b));
}

/** Whether the lists of all of them are written in the same files, so that it does not matter which one is meant. */
function shareLists([first, ...others]: readonly Candidate[]): boolean {
  return others.every(({ lists }) =>
    lists.every((file, index) => file !== undefined && file === first?.lists[index]),
  );
}

async function graphOf(workspace: Workspace, app: string, file: string): Promise<ModuleGraph | undefined> {
  try {
    return await loadGraph(workspace, app, [file]);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
