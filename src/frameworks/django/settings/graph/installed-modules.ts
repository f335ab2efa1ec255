import {
  dottedName,
  importsOf,
  statementsOf,
  type ImportedName,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { isNamespace } from '../../../../languages/python/query/namespaces.js';
import {
  filesOfModule,
  importedFile,
  type ModuleGraph,
  type OutsideModule,
} from '../../../../languages/python/evaluate/index.js';
import { UserError } from '../../../../model/errors.js';
import type { Workspace } from '../../../../model/files.js';
import { isStar, loadGraph } from './load-graph.js';

/**
 * The graph with what the project's virtual environment has of the modules that settings are imported from and that are no
 * part of the project: `from company.settings import *`. They are read and never run or edited.
 * @param folders where packages are installed
 */
export async function withInstalled(
  workspace: Workspace,
  graph: ModuleGraph,
  folders: readonly string[],
): Promise<ModuleGraph> {
  const outside = new Map<string, OutsideModule>();
  for (const module of folders.length === 0 ? [] : importedElsewhere(graph)) {
    const found = await installedModule(workspace, folders, module);
    if (found !== undefined) outside.set(module, found);
  }
  return outside.size === 0 ? graph : { ...graph, outside };
}

/** The absolute modules that settings are imported from and that are not in the graph. */
function importedElsewhere(graph: ModuleGraph): ReadonlySet<string> {
  const found = [...graph.modules].flatMap(([file, parsed]) =>
    importsOf(parsed).filter(
      (item) =>
        (isStar(item) || isSetting(item) || makesNames(parsed, item)) &&
        !item.module.startsWith('.') &&
        importedFile(graph, file, item.module) === undefined,
    ),
  );
  return new Set(found.map(({ module }) => module));
}

/** Named as Django's settings are: functions and classes are none of them. */
function isSetting({ name }: ImportedName): boolean {
  return name !== undefined && /^[A-Z][A-Z0-9_]*$/.test(name);
}

function makesNames(parsed: ParsedPython, { local }: ImportedName): boolean {
  return statementsOf(parsed).some(({ statement }) => functionMakingNames(statement) === local);
}

/** The function of `globals().update(function())`: what it returns becomes settings. */
export function functionMakingNames(statement: Statement): string | undefined {
  const call =
    statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' ? statement.value : undefined;
  const method = call?.func.nodeType === 'Attribute' ? call.func : undefined;
  const [given] = call?.args ?? [];
  if (method?.attr !== 'update' || !isNamespace(method.value) || given?.nodeType !== 'Call') return undefined;
  return dottedName(given.func);
}

/** What can't be read counts as not installed. */
async function installedModule(
  workspace: Workspace,
  folders: readonly string[],
  module: string,
): Promise<OutsideModule | undefined> {
  for (const folder of folders) {
    for (const file of filesOfModule(folder, '', module)) {
      const graph = await readGraph(workspace, folder, file);
      if (graph?.modules.has(file) === true) return { graph, file };
    }
  }
  return undefined;
}

async function readGraph(
  workspace: Workspace,
  folder: string,
  file: string,
): Promise<ModuleGraph | undefined> {
  try {
    return await loadGraph(workspace, folder, [file]);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
