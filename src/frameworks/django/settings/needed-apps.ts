import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { SESSIONS_APP } from './names.js';
import type { Item, ListValue } from './string-list.js';

/** The session engine imports models of auth, which needs contenttypes: without them the server does not start. */
export const NEEDED_APPS: readonly string[] = [
  'django.contrib.auth',
  'django.contrib.contenttypes',
  SESSIONS_APP,
];

/** An entry of INSTALLED_APPS with the label of an app that the session needs. */
export interface Namesake {
  readonly entry: string;
  /** Whether it is that app, installed by a configuration of the project's own. */
  readonly isIt: boolean;
}

/** The entries with the labels of apps that are missing, by the names of these. */
export type Namesakes = ReadonlyMap<string, Namesake>;

/** A graph of settings of which this is known. */
interface LabelledGraph extends ModuleGraph {
  readonly namesakes: Namesakes;
}

export function withNamesakes(graph: ModuleGraph, namesakes: Namesakes): LabelledGraph {
  return { ...graph, namesakes };
}

function hasNamesakes(graph: ModuleGraph): graph is LabelledGraph {
  return 'namesakes' in graph;
}

/** The app of the project's own that keeps one from being added: Django rejects two apps of one label. */
export function namesakeOf(graph: ModuleGraph, app: string): string | undefined {
  const found = hasNamesakes(graph) ? graph.namesakes.get(app) : undefined;
  return found?.isIt === false ? found.entry : undefined;
}

/**
 * What INSTALLED_APPS needs beside what the project has by a configuration of its own. Encrypted cookies need no app of
 * sessions, so that an app of the project's own keeps its label.
 */
export function neededApps(graph: ModuleGraph): readonly string[] {
  const namesakes = hasNamesakes(graph) ? graph.namesakes : undefined;
  if (namesakes === undefined) return NEEDED_APPS;
  return NEEDED_APPS.filter((app) => {
    const found = namesakes.get(app);
    return found === undefined || !(found.isIt || app === SESSIONS_APP);
  });
}

/** `django.contrib.auth`, or the path of an app's configuration: `django.contrib.auth.apps.AuthConfig`. */
export function isInstalled(app: string, items: readonly Pick<Item, 'value'>[]): boolean {
  return items.some(({ value }) => value === app || value?.startsWith(`${app}.apps.`) === true);
}

/** Those of the apps that one of several lists may lack. */
export function missingFrom(values: readonly ListValue[], apps: readonly string[]): string[] {
  const seen = values.map(({ items }) => items.filter(({ sure }) => sure));
  return apps.filter((app) => !seen.every((items) => isInstalled(app, items)));
}

/** What Django calls an app that has no label of its own: the last part of its name. */
export function labelOf(app: string): string {
  return app.slice(app.lastIndexOf('.') + 1);
}
