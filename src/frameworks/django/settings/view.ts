import { withModules, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { parsePython, type ParsedPython } from '../../../languages/python/index.js';
import { includerOf } from './graph/includes.js';
import { moduleOf } from './module-name.js';

/** A settings file, and what the paths in it are relative to. */
export interface SettingsFile {
  /** The settings file. */
  readonly file: string;
  /** What `__file__` is in it, where that is another one: the file that includes it. */
  readonly dunder?: string;
  /** What manage.py makes DJANGO_SETTINGS_MODULE; absent where that is of no concern. */
  readonly started?: string;
  /** The folder of manage.py, which is the working directory as far as anyone knows. */
  readonly app: string;
}

/** A settings file in its graph. */
export interface SettingsView extends SettingsFile {
  /** The settings module that manage.py names. */
  readonly entry: string;
  readonly graph: ModuleGraph;
}

export function viewOf({ graph, entry }: Pick<SettingsView, 'graph' | 'entry'>, file: string): SettingsView {
  return { ...settingsFileIn(graph, file), started: moduleOf(entry, graph.app), entry, graph };
}

/**
 * The settings once their files have other texts; a file whose text would not parse stays as it is.
 * @param read undefined for a file that keeps its text
 */
export function withTexts(view: SettingsView, read: (file: string) => string | undefined): SettingsView {
  const changed = new Map<string, ParsedPython>();
  for (const file of new Set([view.file, ...view.graph.modules.keys()])) {
    const text = read(file);
    const isSame = text === undefined || text === view.graph.modules.get(file)?.text;
    const parsed = isSame ? undefined : parsePython(text);
    if (parsed?.kind === 'parsed') changed.set(file, parsed);
  }
  return { ...view, graph: withModules(view.graph, changed) };
}

function settingsFileIn(graph: ModuleGraph, file: string): SettingsFile {
  const dunder = includerOf(graph, file);
  return { file, app: startOf(graph), ...(dunder === undefined ? {} : { dunder }) };
}

/** The folder that Django is started in. */
export function startOf({ start, app }: ModuleGraph): string {
  return start ?? app;
}
