import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { includerOf } from './graph/includes.js';
import type { SettingsPlace } from './loaders/index.js';

/** A settings file in its graph. */
export interface SettingsView extends SettingsPlace {
  /** The settings module that manage.py names. */
  readonly entry: string;
  readonly graph: ModuleGraph;
}

export function viewOf({ graph, entry }: Pick<SettingsView, 'graph' | 'entry'>, file: string): SettingsView {
  return { ...placeIn(graph, file), entry, graph };
}

export function placeIn(graph: ModuleGraph, file: string): SettingsPlace {
  const dunder = includerOf(graph, file);
  return { file, app: graph.app, ...(dunder === undefined ? {} : { dunder }) };
}
