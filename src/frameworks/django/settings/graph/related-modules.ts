import { UserError } from '../../../../model/errors.js';
import { textOf, type Workspace } from '../../../../model/files.js';
import { folderOf } from '../../../../model/paths.js';
import {
  filesOfModule,
  submodule,
  withModules,
  type ModuleGraph,
} from '../../../../languages/python/evaluate/index.js';
import { purposeOf } from '../module-name.js';
import { loadGraph } from './load-graph.js';

/**
 * The graph with the modules that belong to it: those that take in all names of one that it has, at any distance, and what is
 * production's and has lists of its own. What can't be read is none.
 * @param files those that may be such modules
 */
export async function withRelated(
  workspace: Workspace,
  graph: ModuleGraph,
  files: readonly string[],
): Promise<ModuleGraph> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = graph.modules.has(file) ? undefined : textOf(await workspace.read(file));
    if (text !== undefined) texts.set(file, text);
  }
  const folders = new Set([...graph.modules.keys()].map(folderOf));
  const isNear = (file: string): boolean => folders.has(folderOf(file));
  const entry = [...graph.modules.keys()][0] ?? '';
  const importers = importersAmong(texts, graph);
  const isOfInterest = ([file, text]: [string, string]): boolean =>
    importers.has(file) || (isNear(file) && STAR.test(text)) || isProductionWithLists(file, text, entry);
  const related = [...texts].filter(isOfInterest).map(([file]) => file);
  return withRoots(workspace, graph, related);
}

/** The graph with more modules and what they take in; what can't be read is none. */
export async function withRoots(
  workspace: Workspace,
  graph: ModuleGraph,
  roots: readonly string[],
): Promise<ModuleGraph> {
  let all = graph;
  for (const root of roots) {
    if (!all.modules.has(root)) all = withModules(all, (await modulesOf(workspace, graph, root)).modules);
  }
  return all;
}

async function modulesOf(
  workspace: Workspace,
  { app, start }: ModuleGraph,
  root: string,
): Promise<ModuleGraph> {
  try {
    return await loadGraph(workspace, app, [root], start);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { app, modules: new Map() };
  }
}

const STAR = /import\s+\*|\b(globals|vars|locals)\(\)/;
const LISTS = /^\s*(INSTALLED_APPS|MIDDLEWARE)\b/m;

/** In the folder of the settings or below it; elsewhere it is another project's. */
function isProductionWithLists(file: string, text: string, entry: string): boolean {
  const folder = folderOf(entry);
  const isBelow = folder === '' || file.startsWith(`${folder}/`);
  return isBelow && purposeOf(file, entry) === 'production' && LISTS.test(text);
}

/** The files that star-import a module of the graph, or one of these files that does so; found without a parser. */
function importersAmong(
  texts: ReadonlyMap<string, string>,
  { app, modules }: ModuleGraph,
): ReadonlySet<string> {
  const sources = new Map(
    [...texts].map(([file, text]) => [
      file,
      takenInBy(text).flatMap((module) => filesOfModule(app, file, module)),
    ]),
  );
  const found = new Set<string>();
  const isKnown = (file: string): boolean => modules.has(file) || found.has(file);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [file, imported] of sources) if (imported.some(isKnown)) found.add(file);
  }
  return found;
}

/** The modules that a text star-imports, or may copy the names of: `globals().update(vars(base))`. */
function takenInBy(text: string): string[] {
  const stars = [...text.matchAll(/from\s+([.\w]+)\s+import\s+\(?\s*\*/g)].map(([, module = '']) => module);
  if (!/\b(vars|dir|getmembers)\(\w|\.__dict__\b/.test(text)) return stars;
  const plain = [...text.matchAll(/^import\s+([.\w]+)/gm)].map(([, module = '']) => module);
  const named = [...text.matchAll(/from\s+([.\w]+)\s+import\s+\(?\s*(\w+)/g)].map(
    ([, module = '', name = '']) => submodule(module, name),
  );
  return [...stars, ...plain, ...named];
}
