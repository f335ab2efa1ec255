import { ExitCode, OneOfSeveral, UserError } from '../../../model/errors.js';
import type { Search } from '../../../model/framework.js';
import { listed } from '../../../model/words.js';
import { loadedBy } from './loaded-by-manage.js';
import { type DjangoFiles, djangoFiles } from './find.js';
import {
  type Manage,
  manageEntry,
  missingSettings,
  moduleNamed,
  namesNothing,
  readManage,
} from './manage-py.js';
import { setsNothing } from './empty-settings.js';
import { entryWithoutManage, type Found, moduleIn } from './without-manage-py.js';
import { importsOf } from '../../../languages/python/index.js';
import { filesOfModule } from '../../../languages/python/evaluate/index.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf } from '../../../model/paths.js';
import { readIfPython } from '../../../session/python/python-file.js';
import {
  type Candidate,
  isForDevelopment,
  packageOf,
  settingsCandidates,
  shareLists,
} from './settings-candidates.js';
import { settingsTemplates } from './settings-templates.js';
import { type Entry, filesFor } from './settings-module.js';

/**
 * The settings that --settings names, else manage.py, else what else in the project names them, else the only ones there
 * are. A module that manage.py names and that is missing, or sets nothing, is none.
 * @throws UserError where nothing names a settings module of this project in a way that can be followed
 * @throws OneOfSeveral where several modules may be meant
 */
export async function readEntry(search: Search): Promise<Entry> {
  const manage = await readManage(search);
  if (search.settings !== undefined) return chosenEntry(search, search.settings, manage);
  const named = manage && (await manageEntry(search, manage));
  if (named !== undefined && !(await setsNothing(search.workspace, named.settings))) return named;
  const files = await djangoFiles(search);
  const isMissing = manage !== undefined && (await namesNothing(search.workspace, manage));
  const { entry, how } = isMissing
    ? await insteadOfMissing(search, files, manage)
    : await namedOrLikeliest(search, files, manage);
  const why = isMissing
    ? `${manage.file} names ${String(moduleNamed(manage))}, which is missing here`
    : whyNot(manage, files);
  const note = { message: `${why}; ${how}.`, file: entry.file };
  const starter = manage?.file ?? files.manage[0];
  return { ...entry, manage: starter, ...loadedBy(manage), note };
}

async function namedOrLikeliest(
  search: Search,
  files: DjangoFiles,
  manage: Manage | undefined,
): Promise<Found> {
  return (await entryWithoutManage(search, files)) ?? likeliest(search, files, manage);
}

/** @throws UserError where nothing but a server says what stands for the missing module that manage.py names */
async function insteadOfMissing(search: Search, files: DjangoFiles, manage: Manage): Promise<Found> {
  const candidates = await settingsCandidates(search, files, manage);
  if (await isMadeOf(search.workspace, moduleNamed(manage) ?? '', candidates))
    return namedOrLikeliest(search, files, manage);
  // A server may have settings of its own beside those that are missing.
  const found = await entryWithoutManage(search, { ...files, servers: [] });
  if (found !== undefined) return found;
  throw missingSettings(
    manage,
    candidates.map(({ module }) => module),
  );
}

/**
 * Whether a missing module is made of those beside it, as while an image is built: these share their lists, so that it does
 * not matter which of them it will be. Of a single one it is made if a template of it says so. It may also be the folder that
 * they are in.
 */
async function isMadeOf(
  workspace: Workspace,
  module: string,
  candidates: readonly Candidate[],
): Promise<boolean> {
  const above = packageOf(module);
  const isBeside = (one: Candidate) => [above, module].includes(packageOf(one.module));
  const [first, ...others] = candidates;
  if (above === '' || first === undefined || !candidates.every(isBeside)) return false;
  return others.length > 0 ? shareLists(candidates) : isCopied(workspace, module, first);
}

/** Whether a template of a module, `settings.py.example`, imports all of the settings that there are. */
async function isCopied(
  workspace: Workspace,
  module: string,
  { app, settings }: Candidate,
): Promise<boolean> {
  const files: readonly string[] = filesFor(app, module);
  for (const { path, copy } of await settingsTemplates(workspace, [folderOf(settings)])) {
    const parsed = files.includes(copy) ? await readIfPython(workspace, path) : undefined;
    const stars = parsed === undefined ? [] : importsOf(parsed).filter(({ name }) => name === '*');
    if (stars.some((star) => filesOfModule(app, path, star.module).includes(settings))) return true;
  }
  return false;
}

/** @throws UserError where there is no such module */
async function chosenEntry(search: Search, module: string, manage: Manage | undefined): Promise<Entry> {
  const found = await moduleIn(search, module);
  if (found === undefined) {
    const candidates = await settingsCandidates(search, await djangoFiles(search), manage);
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
  const candidates = await settingsCandidates(search, files, manage);
  const [first, ...others] = candidates;
  if (first === undefined) {
    const above = manage && (await aboveManage(search, manage));
    if (above === undefined) throw nothingNames(search, files, manage);
    return namedOrLikeliest(above.search, above.files, manage);
  }
  if (!shareLists(candidates)) throw several(search, files, manage, [first, ...others]);
  const { app, module, settings } = others.length === 0 ? forDevelopment(first) : first;
  const how =
    others.length === 0
      ? howMade(first, module)
      : `using ${module}, which shares its lists with ${listed(others.map((other) => other.module))} (choose with --settings)`;
  return { entry: { file: settings, app, module, settings, others: [] }, how };
}

/** A manage.py that lies in a folder for programs, such as `bin`: the settings are beside that folder. */
async function aboveManage(search: Search, { file }: Manage) {
  const folder = folderOf(file);
  if (folder === '' || search.folder !== folder) return undefined;
  const above = { ...search, folder: folderOf(folder) };
  const files = await djangoFiles(above);
  return files.manage.every((other) => other === file) ? { search: above, files } : undefined;
}

/** Of settings that are made of each other those for development, which others may take in. */
function forDevelopment(candidate: Candidate): Candidate {
  return [candidate, ...candidate.parts].find(isForDevelopment) ?? candidate;
}

function howMade({ module, parts }: Candidate, used: string): string {
  if (module !== used) return `using ${used}, which ${module} takes in`;
  return parts.length === 0
    ? 'these are the only settings'
    : `using ${module}, which takes in ${listed(parts.map((part) => part.module))}`;
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
  const message = `${whyNot(manage, files)}, and nothing else in ${placeOf(search)} says which settings Django uses. It may be ${listed(modules, 'or')}.`;
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
