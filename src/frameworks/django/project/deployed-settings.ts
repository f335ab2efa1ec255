import type { Note } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { withRoots } from '../settings/graph/related-modules.js';
import { ENGINE } from '../settings/names.js';
import { isOfOtherApplication } from '../settings/other-application.js';
import { possibleValues } from '../settings/possible-values.js';
import { settingsFile, type Entry } from './settings-module.js';
import { inDeployment } from './settings-variable.js';

interface Patched {
  /** The modules of the settings that are looked at. */
  readonly graph: ModuleGraph;
  readonly file: string;
  /** What manage.py, wsgi.py and asgi.py name, which is judged elsewhere. */
  readonly known: readonly (string | undefined)[];
}

/**
 * Compose files, Dockerfiles and the like may start Django with settings of the project that the patched file is no part of:
 * these need the session as well.
 */
export async function deployedBeside(
  search: Search,
  entry: Entry,
  { graph, file, known }: Patched,
): Promise<Note[]> {
  const seen = new Set(known);
  const notes: Note[] = [];
  for (const { module, line, ...place } of await inDeployment({
    ...search,
    folder: entry.start ?? entry.app,
  })) {
    if (seen.has(module)) continue;
    seen.add(module);
    const settings = await settingsFile(search.workspace, entry.app, module);
    if (settings === undefined || !(await lacksSession(search.workspace, settings, { entry, graph, file })))
      continue;
    const starts = `Django is started with ${module} here, which has lists of its own, not those of ${file}.`;
    const message = `${starts} Run this with --settings ${module}, too.`;
    notes.push({ message, ...(place.file && { file: place.file }), ...(line && { line }) });
  }
  return notes;
}

/** Whether settings have lists of their own, but neither what is patched nor the session. */
async function lacksSession(
  workspace: Workspace,
  settings: string,
  { entry, graph: loaded, file }: Pick<Patched, 'graph' | 'file'> & { readonly entry: Entry },
): Promise<boolean> {
  const graph = await withRoots(workspace, loaded, [settings]);
  if (filesOf(graph, settings).has(file)) return false;
  if (loaded.modules.has(settings) && isOfOtherApplication(loaded, settings, entry.settings)) return false;
  const hasLists = evaluatorOf(graph).evaluate(settings, 'MIDDLEWARE').bound.length > 0;
  const engines = possibleValues(evaluatorOf(graph), settings, 'SESSION_ENGINE');
  return hasLists && !engines.every((one) => one.kind === 'plain' && one.value === ENGINE);
}
