import { filesOf } from '../../../languages/python/evaluate/index.js';
import type { Note } from '../../../model/change.js';
import { effectiveValue, missingAfter } from '../settings/evaluation.js';
import { executedFiles } from '../settings/graph/executed.js';
import { hidesApps } from '../settings/implied-apps.js';
import { readStringList } from '../settings/string-list.js';
import { startOf, type SettingsView } from '../settings/view.js';

/** What is not followed and may change what was written. */
export function openChanges({ graph, entry }: SettingsView): Note[] {
  const found = new Map<string, OpenChange>();
  for (const name of ['INSTALLED_APPS', 'MIDDLEWARE', 'SESSION_ENGINE']) {
    const list = name === 'SESSION_ENGINE' ? undefined : readStringList(graph, entry, name);
    const open =
      list === undefined
        ? effectiveValue(graph, entry, name).open
        : list.kind === 'list'
          ? list.open
          : undefined;
    // The change of the list says so.
    const isSaid = name === 'INSTALLED_APPS' && hidesApps(graph, entry);
    if (open === undefined || isSaid) continue;
    const { file, line } = open;
    const isDefault = list?.kind === 'list' && list.isDefault === true;
    const one = found.get(`${file}:${String(line)}`) ?? { at: { file, line }, names: [], isDefault };
    one.names.push(name);
    found.set(`${file}:${String(line)}`, one);
  }
  return [...found.values()].map(({ at, names, isDefault }) => {
    const all = names.join(names.length === 2 ? ' and ' : ', ');
    const message = isDefault
      ? `This is only the default of ${all}: a list that is set instead needs the session, too.`
      : `Can't tell whether this changes ${all}; assuming that it doesn't.`;
    return { ...at, message };
  });
}

interface OpenChange {
  readonly at: Pick<Note, 'file' | 'line'>;
  readonly names: string[];
  /** Whether something else may be read in the place of the list that is seen. */
  readonly isDefault: boolean;
}

/** The user's own local settings, on another computer. */
export function missingModules(view: SettingsView): Note[] {
  const imported = missingAfter(view, 'SESSION_ENGINE').map(({ module, site: { file, line } }) =>
    missingModule(module, file, line),
  );
  return [...imported, ...missingFiles(view)];
}

/** Files that are run in the place of a statement, as `exec` does. */
function missingFiles({ graph, entry }: SettingsView): Note[] {
  return [...filesOf(graph, entry)].flatMap((file) => {
    const parsed = graph.modules.get(file);
    const run = parsed === undefined ? [] : executedFiles(parsed, file, startOf(graph));
    return run.flatMap(({ path, line }) =>
      path === undefined || graph.modules.has(path) ? [] : [missingModule(path, file, line)],
    );
  });
}

function missingModule(what: string, file: string, line: number): Note {
  return {
    message: `${what} is not here. Where it exists, its settings take precedence.`,
    file,
    line,
  };
}
