import {
  dottedName,
  type ParsedPython,
  type PythonNode,
  statementsOf,
  callsOf,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { foldersLeadingTo } from '../../../languages/python/evaluate/index.js';
import { folderOf, join } from '../../../model/paths.js';
import { listed } from '../../../model/words.js';
import { pathsAt } from '../settings/evaluation.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import { fromRoot } from '../../../session/python/paths.js';
import { readPython } from '../../../session/python/python-file.js';
import { loadedBy, type LoadedByManage } from './loaded-by-manage.js';
import { envFileOf, importedLoads, LOADS, variablesOfEnvFile } from './manage-env-file.js';
import { settingsNamedBy } from './named-settings.js';
import { type Entry, filesFor, isForTests, type NamedSettings, settingsFile } from './settings-module.js';

/** A manage.py, as far as the settings go. */
export interface Manage extends LoadedByManage {
  readonly file: string;
  /** The folders that modules are imported from: its own, and those that it puts into `sys.path`, else `src`. */
  readonly folders: readonly string[];
  /** The modules that it names, or may name. */
  readonly named: readonly NamedSettings[];
  /** What that file makes the settings, which wins over a default in manage.py. */
  readonly fromEnvFile: string | undefined;
  /** The module that it names, where the file is not here because git ignores it: everybody has one of their own. */
  readonly ignored: NamedSettings | undefined;
}

/** Reads the manage.py of a folder; undefined where there is none. */
export async function readManage(search: Search): Promise<Manage | undefined> {
  const { workspace, folder } = search;
  const file = join(folder, 'manage.py');
  const parsed = await readPython(workspace, file);
  if (parsed === undefined) return undefined;
  const names = namesIn(parsed);
  const added = [folder, ...foldersAdded(parsed, file, folder)];
  const started = { file, parsed, folders: added };
  const loads = LOADS.test(names) ? { file, parsed } : await importedLoads(workspace, started);
  const reads = loads !== undefined || names.includes('decouple');
  const variables = reads ? await variablesOfEnvFile(workspace, folder, parsed) : () => undefined;
  const all = await settingsNamedBy(workspace, started, { environment: variables });
  const fromEnvFile = loads === undefined ? undefined : variables(SETTINGS_VARIABLE);
  const first = fromEnvFile ?? usual(all);
  const above = first === undefined ? [] : foldersLeadingTo(folder, first);
  const folders = [...added, ...(await foldersOfPackage(workspace, folder)), ...above];
  const named = await thereFirst(workspace, folders, all);
  const module = fromEnvFile ?? usual(named);
  const ignored = module === undefined ? undefined : await ignoredAmong(search, folders, { named, module });
  const loaded = await envFileOf(search, loads, module);
  return { file, folders, named, ...loaded, fromEnvFile, ignored };
}

/** Of what one statement may name, `settings._anna` or else `settings`, the modules that are here come first. */
async function thereFirst(
  workspace: Workspace,
  folders: readonly string[],
  named: readonly NamedSettings[],
): Promise<NamedSettings[]> {
  const found = await Promise.all(
    named.map(async ({ module }) => module && (await moduleIn(workspace, folders, module))),
  );
  const isMissing = (one: NamedSettings) => Number(found[named.indexOf(one)] === undefined);
  return [...named].sort((a, b) => a.line - b.line || isMissing(a) - isMissing(b));
}

async function ignoredAmong(
  search: Search,
  folders: readonly string[],
  { named, module }: Pick<Manage, 'named'> & { readonly module: string },
): Promise<NamedSettings | undefined> {
  const found = await moduleIn(search.workspace, folders, module);
  const isIgnored = found === undefined && (await isLeftOut(search, folders, module));
  return isIgnored ? named.find((one) => one.module === module) : undefined;
}

/**
 * `sys.path.insert(0, os.path.join(BASE_DIR, 'src'))`. A manage.py that adds nothing may stand above a package that is
 * installed from `src`: https://packaging.python.org/en/latest/discussions/src-layout-vs-flat-layout/
 */
function foldersAdded(parsed: ParsedPython, file: string, folder: string): string[] {
  const nodes = callsOf(parsed).flatMap(({ call }) => {
    const method = /^sys\.path\.(append|insert)$/.exec(dottedName(call.func) ?? '')?.[1];
    return method === undefined ? [] : [call.args[method === 'append' ? 0 : 1]];
  });
  if (nodes.length === 0) return [join(folder, 'src')];
  const paths = nodes.flatMap((node) => (node === undefined ? [] : pathsAt(parsed, node, file)));
  return paths.flatMap((path) => {
    const seen = fromRoot(path, folder);
    return seen === undefined ? [] : [join(seen)];
  });
}

/** A manage.py within the package that is installed is started by way of it: its own folder is no place for imports. */
async function foldersOfPackage(workspace: Workspace, folder: string): Promise<string[]> {
  const isPackage = folder !== '' && (await workspace.list(folder)).includes('__init__.py');
  const above = folderOf(folder);
  return isPackage ? [above, ...(await foldersOfPackage(workspace, above))] : [];
}

async function moduleIn(workspace: Workspace, folders: readonly string[], module: string) {
  for (const app of folders) {
    const settings = await settingsFile(workspace, app, module);
    if (settings !== undefined) return { app, settings };
  }
  return undefined;
}

async function isLeftOut({ git }: Search, folders: readonly string[], module: string): Promise<boolean> {
  const files = folders.flatMap((app) => filesFor(app, module));
  return (await Promise.all(files.map((file) => git.ignores(file)))).includes(true);
}

/** What manage.py names; undefined where that is nothing that is there and can be followed, or a file that git ignores. */
export async function manageEntry({ workspace, folder }: Search, manage: Manage): Promise<Entry | undefined> {
  const { file, folders, named, fromEnvFile } = manage;
  const module = moduleNamed(manage);
  const found = module === undefined ? undefined : await moduleIn(workspace, folders, module);
  if (module === undefined || found === undefined) return undefined;
  const others = named.filter((other) => other.module !== module);
  const known = fromEnvFile === undefined ? others : others.filter((other) => other.module !== undefined);
  const start = found.app === folder ? {} : { start: folder };
  return { file, manage: file, ...found, ...start, module, others: known, ...loadedBy(manage) };
}

/** Whether manage.py names settings that are not there, and that nobody is asked to make. */
export async function namesNothing(workspace: Workspace, manage: Manage): Promise<boolean> {
  const module = moduleNamed(manage);
  return module !== undefined && (await moduleIn(workspace, manage.folders, module)) === undefined;
}

/** The module that counts; undefined where there is none, or git ignores its file. */
export function moduleNamed({ named, fromEnvFile, ignored }: Manage): string | undefined {
  return ignored === undefined ? (fromEnvFile ?? usual(named)) : undefined;
}

/** The likeliest that is not for tests. */
function usual(named: readonly NamedSettings[]): string | undefined {
  const modules = named.flatMap(({ module }) => module ?? []);
  return modules.find((module) => !isForTests(module)) ?? modules[0];
}

/**
 * Manage.py names settings that are not there.
 * @param candidates the settings modules that there are
 */
export function missingSettings(manage: Manage, candidates: readonly string[]): UserError {
  const { file, named } = manage;
  const module = moduleNamed(manage) ?? '';
  const line = named.find((other) => other.module === module)?.line ?? named[0]?.line ?? 1;
  if (module.includes('{{'))
    return new UserError(`${file} belongs to a project template: it names the settings module ${module}.`, {
      file,
      line,
      hint: 'Create a project from the template and rerun there, or choose another project with --cwd <dir>.',
    });
  return new UserError(`${file} names the settings module ${module}, but its folder contains no such file.`, {
    file,
    line,
    hint:
      candidates.length === 0
        ? 'Fix DJANGO_SETTINGS_MODULE, or pass --settings <module> or --cwd <dir>.'
        : `Fix DJANGO_SETTINGS_MODULE, or pass --settings <module>, e.g. --settings ${listed(candidates, 'or')}.`,
  });
}

/** All modules and attributes that the file mentions. */
function namesIn(parsed: ParsedPython): string {
  return statementsOf(parsed)
    .flatMap(({ statement }): readonly PythonNode[] => [statement, ...ownNodes(statement)])
    .flatMap((node) => {
      if (node.nodeType === 'ImportFrom') return [node.module ?? ''];
      if (node.nodeType === 'Import') return node.names.map(({ name }) => name);
      return node.nodeType === 'Attribute' ? [node.attr] : [];
    })
    .join(' ');
}
