import { UserError } from '../../../../model/errors.js';
import { folderOf, join } from '../../../../model/paths.js';
import type { Workspace } from '../../../../model/files.js';
import { withModules, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { isForProduction } from '../module-purpose.js';
import { loadGraph } from './load-graph.js';

/** The graph with the modules beside its own that belong to it, see below; what cannot be read is none. */
export async function withSiblings(workspace: Workspace, graph: ModuleGraph): Promise<ModuleGraph> {
  const folders = new Set([...graph.modules.keys()].map(folderOf));
  let all = graph;
  for (const folder of folders) {
    for (const name of await workspace.list(folder)) {
      const file = join(folder, name);
      if (!name.endsWith('.py') || all.modules.has(file) || !(await isOfInterest(workspace, file))) continue;
      all = withModules(all, (await sibling(workspace, graph.app, file)).modules);
    }
  }
  return all;
}

/** It takes in all names of another module, or is production's and has lists of its own. */
async function isOfInterest(workspace: Workspace, file: string): Promise<boolean> {
  const snapshot = await workspace.read(file);
  if (snapshot === undefined || !('text' in snapshot.content)) return false;
  const { text } = snapshot.content;
  return /import\s+\*/.test(text) || (isForProduction(file) && /\b(INSTALLED_APPS|MIDDLEWARE)\b/.test(text));
}

async function sibling(workspace: Workspace, app: string, file: string): Promise<ModuleGraph> {
  try {
    return await loadGraph(workspace, app, [file]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { app, modules: new Map() };
  }
}
