import { importsOf } from '../../../../languages/python/index.js';
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
 * The graph with what the project's virtual environment has of the modules that are star-imported and are no part of the
 * project: `from company.settings import *`. They are read and never run or edited.
 * @param folders where packages are installed
 */
export async function withInstalled(
  workspace: Workspace,
  graph: ModuleGraph,
  folders: readonly string[],
): Promise<ModuleGraph> {
  const outside = new Map<string, OutsideModule>();
  for (const module of folders.length === 0 ? [] : starredElsewhere(graph)) {
    const found = await installedModule(workspace, folders, module);
    if (found !== undefined) outside.set(module, found);
  }
  return outside.size === 0 ? graph : { ...graph, outside };
}

/** The absolute modules that are star-imported and not in the graph. */
function starredElsewhere(graph: ModuleGraph): ReadonlySet<string> {
  const found = [...graph.modules].flatMap(([file, parsed]) =>
    importsOf(parsed).filter(
      (item) =>
        isStar(item) && !item.module.startsWith('.') && importedFile(graph, file, item.module) === undefined,
    ),
  );
  return new Set(found.map(({ module }) => module));
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
