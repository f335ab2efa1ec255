import { UserError } from '../../../../model/errors.js';
import { folderOf, join } from '../../../../model/paths.js';
import type { Workspace } from '../../../../model/types.js';
import { withModules, type Chain } from './chain.js';
import { isForProduction } from '../module-names.js';
import { loadChain } from './load-chain.js';

/** The chain with the modules beside its own that belong to it, see below; what cannot be read is none. */
export async function withSiblings(workspace: Workspace, chain: Chain): Promise<Chain> {
  const folders = new Set([...chain.modules.keys()].map(folderOf));
  let all = chain;
  for (const folder of folders) {
    for (const name of await workspace.list(folder)) {
      const file = join(folder, name);
      if (!name.endsWith('.py') || all.modules.has(file) || !(await isOfInterest(workspace, file))) continue;
      all = withModules(all, (await sibling(workspace, chain.app, file)).modules);
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

async function sibling(workspace: Workspace, app: string, file: string): Promise<Chain> {
  try {
    return await loadChain(workspace, app, [file]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { app, modules: new Map() };
  }
}
