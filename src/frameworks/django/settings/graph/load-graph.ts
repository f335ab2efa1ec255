import {
  copiedNamesOf,
  importsOf,
  namesSetBy,
  parsePython,
  statementsOf,
  type ImportedName,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { folderOf, join } from '../../../../model/paths.js';
import { textOf, type Workspace } from '../../../../model/files.js';
import { importedReaders, USUAL_NAMES } from '../loaders/imported.js';
import { readPython } from '../../../../session/python/python-file.js';
import {
  filesOfModule,
  foldersOf,
  submodule,
  type InlinedCode,
  type ModuleGraph,
} from '../../../../languages/python/evaluate/index.js';
import { startOf } from '../view.js';
import { filesToChoose, settingsAmong } from './chosen-modules.js';
import { decidingNames } from './deciding-names.js';
import { codeRunnersIn, executedFiles } from './executed.js';
import {
  includedBy,
  includedModules,
  includerOf,
  isInclude,
  isIncluded,
  isMissing,
  isOutside,
  isWildcard,
} from './includes.js';

/**
 * Reads settings modules and all that they take names from.
 * @param app the folder that absolute imports are resolved from
 * @param start the folder that Django is started in
 * @throws UserError for a file that is star-imported and is no Python
 */
export async function loadGraph(
  workspace: Workspace,
  app: string,
  roots: readonly string[],
  start = app,
): Promise<ModuleGraph> {
  const modules = new Map<string, ParsedPython>();
  const waiting = [...roots];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const parsed = modules.has(file) ? undefined : await readPython(workspace, file);
    if (parsed === undefined) continue;
    modules.set(file, parsed);
    waiting.push(...(await includes(workspace, parsed, file)));
    waiting.push(...(await filesToChoose(workspace, { app, start }, parsed, file)));
    const executed = executedFiles(parsed, file, start);
    waiting.push(...executed.flatMap(({ path }) => (path?.endsWith('.py') === true ? [path] : [])));
    const readers = new Set([...USUAL_NAMES, ...importedReaders(parsed).map(({ local }) => local)]);
    for (const item of importsOf(parsed)) {
      const isAsked = readers.has(item.local) || decidingNames(parsed).has(item.local);
      waiting.push(
        ...(await imported(workspace, { app, start }, file, item, {
          isAsked,
          isWhole: takesAll(parsed, item),
        })),
      );
    }
  }
  return {
    app,
    ...(start === app ? {} : { start }),
    modules,
    ownPackages: await ownPackages(workspace, app, modules),
    inlinedBy,
    includerOf,
    choosable: settingsAmong,
  };
}

/** What the modules import from in the folder that imports begin at: a folder of Docker may be called as a package is. */
async function ownPackages(
  workspace: Workspace,
  app: string,
  modules: ReadonlyMap<string, ParsedPython>,
): Promise<ReadonlySet<string>> {
  const imported = [...modules.values()].flatMap((parsed) => importsOf(parsed).map(({ module }) => module));
  const names = new Set(imported.map((module) => module.split('.')[0] ?? ''));
  const there = new Set(await workspace.list(app));
  const isPackage = async (name: string) =>
    there.has(`${name}/`) && (await workspace.list(join(app, name))).includes('__init__.py');
  const own = [...names].map(async (name) =>
    there.has(`${name}.py`) || (await isPackage(name)) ? [name] : [],
  );
  return new Set((await Promise.all(own)).flat());
}

/** Those that are not there are left out by `readPython`. */
async function includes(workspace: Workspace, parsed: ParsedPython, file: string): Promise<string[]> {
  const files: string[] = [];
  for (const { statement } of statementsOf(parsed)) {
    for (const included of includedBy(parsed, file, statement)) {
      if (included === undefined || isOutside(included)) continue;
      const folder = folderOf(included.path);
      const names = isWildcard(included) ? await workspace.list(folder) : [];
      const matching = names.map((name) => join(folder, name)).filter((path) => isIncluded(included, path));
      files.push(...(isWildcard(included) ? matching : [included.path]));
    }
  }
  return files;
}

/** Whatever star imports bring, siblings that names are taken from, and what makes an object that reads the environment. */
async function imported(
  workspace: Workspace,
  place: Pick<ModuleGraph, 'app' | 'start'>,
  from: string,
  item: ImportedName,
  { isAsked, isWhole }: { readonly isAsked: boolean; readonly isWhole: boolean },
): Promise<string[]> {
  const { module, name } = item;
  const inside = name === undefined || isStar(item) ? [] : [submodule(module, name)];
  const isCopied = isWhole && inside.length > 0;
  const isNear = async (file: string): Promise<boolean> => {
    const isTaken = name !== undefined && (isAsked || folderOf(file) === folderOf(from));
    const isWanted = isWhole || isTaken || (await matters(workspace, file));
    return isWanted && isThere(workspace, file, isWhole);
  };
  const found: string[] = [];
  for (const one of isCopied ? inside : [module, ...inside]) {
    const files = [...new Set(foldersOf(place, one).flatMap((folder) => filesOfModule(folder, from, one)))];
    const file = await firstWhere(files, isNear);
    if (file !== undefined) found.push(file);
  }
  // It may be a class of the module whose names are copied.
  return isCopied && found.length === 0
    ? imported(workspace, place, from, item, { isAsked, isWhole: false })
    : found;
}

async function firstWhere(
  files: readonly string[],
  suits: (file: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const file of files) if (await suits(file)) return file;
  return undefined;
}

/** A star import, or one of a module whose names are copied: `globals().update(vars(base))`. */
function takesAll(parsed: ParsedPython, item: ImportedName): boolean {
  const { module, name } = item;
  const modules = name === undefined ? [module] : [submodule(module, name)];
  return (
    isStar(item) ||
    [...copiedNamesOf(parsed).values()].some((copied) => copied.modules.some((one) => modules.includes(one)))
  );
}

/** A module that makes an object of pydantic-settings, or the class of one, or that loads an env file, also with code of its own. */
const READS_ENVIRONMENT =
  /\bpydantic_settings\b|\b(load_dotenv|read_dotenv|read_env)\s*\(|\benviron(\.setdefault\s*\(|\[)\s*[a-z_]/;

/** A module with lists of apps or middleware, in a class, a function or by another name. */
const HAS_LISTS = /['"]django\.(contrib\.(auth|contenttypes|sessions)|middleware\.\w+\.\w+)['"]/;

async function matters(workspace: Workspace, file: string): Promise<boolean> {
  const text = textOf(await workspace.read(file)) ?? '';
  return READS_ENVIRONMENT.test(text) || HAS_LISTS.test(text);
}

/** What django-split-settings includes in the place of a call, and what `exec` runs there. */
function inlinedBy(
  graph: ModuleGraph,
  parsed: ParsedPython,
  file: string,
  statement: Statement,
): InlinedCode | undefined {
  const { modules } = graph;
  if (isInclude(parsed, statement)) {
    return includedBy(parsed, file, statement).map(
      (one) =>
        one && {
          files: includedModules(graph, one),
          isOneOfSeveral: one.open,
          ...(isMissing(graph, one) ? { missing: one.path } : {}),
        },
    );
  }
  if (!codeRunnersIn(parsed).has(statement)) return undefined;
  const path = executedFiles(parsed, file, startOf(graph)).find((one) => one.statement === statement)?.path;
  // Code of which the names show is left to the evaluator.
  if (path === undefined)
    return namesSetBy({ statement, within: [] }) === undefined ? [undefined] : undefined;
  return [{ files: modules.has(path) ? [path] : [], isOneOfSeveral: false }];
}

export function isStar({ name }: ImportedName): boolean {
  return name === '*';
}

/** The star imports of a file in the order of the text. */
export function starImportsOf(parsed: ParsedPython): ImportedName[] {
  return importsOf(parsed).filter(isStar);
}

/** A file that only gives single names away need not be understood. */
async function isThere(workspace: Workspace, file: string, isRequired: boolean): Promise<boolean> {
  const snapshot = await workspace.read(file);
  if (snapshot === undefined) return false;
  return isRequired || ('text' in snapshot.content && parsePython(snapshot.content.text).kind === 'parsed');
}
