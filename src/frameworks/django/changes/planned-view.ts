import { parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { Texts } from '../../../model/change.js';
import { withModules } from '../settings/graph/module-graph.js';
import type { SettingsView } from '../settings/view.js';

/** The settings file in its graph, with the texts that the files will have. */
export function plannedView(view: SettingsView, texts: Texts): SettingsView {
  const changed = new Map<string, ParsedPython>();
  for (const [path, before] of view.graph.modules) {
    const text = texts.get(path);
    const parsed = text === undefined || text === before.text ? undefined : parsePython(text);
    if (parsed?.kind === 'parsed') changed.set(path, parsed);
  }
  return { ...view, graph: withModules(view.graph, changed) };
}
