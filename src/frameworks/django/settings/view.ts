import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { includerOf } from './graph/includes.js';

/** A settings file, and what the paths in it are relative to. */
export interface SettingsFile {
  /** The settings file. */
  readonly file: string;
  /** What `__file__` is in it, where that is another one: the file that includes it. */
  readonly dunder?: string;
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
  return { ...settingsFileIn(graph, file), entry, graph };
}

export function settingsFileIn(graph: ModuleGraph, file: string): SettingsFile {
  const dunder = includerOf(graph, file);
  return { file, app: graph.app, ...(dunder === undefined ? {} : { dunder }) };
}
