import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { definitionFileOf } from '../settings/graph/definition-file.js';
import { loadGraph } from '../settings/graph/load-graph.js';
import { isShadowed, moduleOf, purposeOf } from '../settings/module-name.js';
import { settersOf } from '../settings/setting.js';
import { settingsByContent, type DjangoFiles } from './find.js';
import { type Manage, moduleNamed } from './manage-py.js';
import { isForTests } from './settings-module.js';

/** A module that Django could be started with. */
export interface Candidate {
  /** The folder that it is imported from. */
  readonly app: string;
  readonly module: string;
  readonly settings: string;
  /** The files that its apps and middleware are written in. */
  readonly lists: readonly (string | undefined)[];
  /** The others that it is made of, the nearest first. */
  readonly parts: readonly Candidate[];
}

interface Found {
  readonly candidate: Candidate;
  readonly graph: ModuleGraph;
}

/** The modules that set the apps, themselves or by a star import, and that no other of them is made of; development's first. */
export async function settingsCandidates(
  search: Search,
  { modules }: DjangoFiles,
  manage: Manage | undefined,
): Promise<Candidate[]> {
  const usual = await candidatesAmong(search, modules, manage);
  return usual.length > 0 ? usual : candidatesAmong(search, await settingsByContent(search), manage);
}

async function candidatesAmong(
  { workspace, folder }: Search,
  modules: readonly string[],
  manage: Manage | undefined,
): Promise<Candidate[]> {
  const root = manage === undefined ? folder : await rootOf(workspace, manage);
  const found: Found[] = [];
  for (const settings of modules) {
    const app = settings.startsWith(join(folder, 'src/')) ? join(folder, 'src') : root;
    const module = moduleOf(settings, app);
    const isOut = isForTests(module) || (await isShadowed(workspace, settings));
    const graph = isOut ? undefined : await graphOf(workspace, app, settings);
    if (graph === undefined || settersOf(graph, settings, 'INSTALLED_APPS').length === 0) continue;
    const lists = ['INSTALLED_APPS', 'MIDDLEWARE'].map((name) => definitionFileOf(graph, settings, name));
    found.push({ candidate: { app, module, settings, lists, parts: [] }, graph });
  }
  const partsOf = ({ candidate: { settings }, graph }: Found): Candidate[] => {
    const files = [...filesOf(graph, settings)].filter((file) => file !== settings);
    return files.flatMap(
      (file) => found.find(({ candidate }) => candidate.settings === file)?.candidate ?? [],
    );
  };
  const all = found.map((one) => ({ ...one.candidate, parts: partsOf(one) }));
  const isPart = (file: string) => all.some(({ parts }) => parts.some(({ settings }) => settings === file));
  const whole = all.filter(({ settings }) => !isPart(settings));
  return whole.sort((a, b) => Number(!isForDevelopment(a)) - Number(!isForDevelopment(b)));
}

export function isForDevelopment({ settings }: Candidate): boolean {
  return purposeOf(settings, settings) === 'development';
}

/** The folder that the package with manage.py is imported from, where manage.py names a module of that package. */
async function rootOf(workspace: Workspace, manage: Manage): Promise<string> {
  const folder = folderOf(manage.file);
  const above = packageOf(manage.ignored?.module ?? moduleNamed(manage) ?? '').replaceAll('.', '/');
  const isOf = (app: string) => `${folder}/`.startsWith(join(app, `${above.split('/')[0] ?? ''}/`));
  for (const app of above === '' ? [] : manage.folders)
    if (app.length < folder.length && isOf(app) && (await workspace.list(join(app, above))).length > 0)
      return app;
  return folder;
}

/** Whether the lists of all of them are written in the same files, so that it does not matter which one is meant. */
export function shareLists([first, ...others]: readonly Candidate[]): boolean {
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

/** `config` of `config.settings`; empty for a module in no package. */
export function packageOf(module: string): string {
  return module.split('.').slice(0, -1).join('.');
}
