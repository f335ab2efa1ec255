import { filesOfModule, foldersOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  booleanValue,
  canonicalName,
  dottedName,
  stringValue,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { readIfPython } from '../../../session/python/python-file.js';
import { isInstalled, labelOf, NEEDED_APPS, withNamesakes, type Namesake } from './needed-apps.js';
import { readStringList } from './string-list.js';

/**
 * The graph with the entries of INSTALLED_APPS that have the labels of missing apps: what Django calls an app stands in its
 * configuration. Where no app is missing, none is looked at.
 * @param folders where packages are installed
 */
export async function withAppLabels(
  workspace: Workspace,
  graph: ModuleGraph,
  entry: string,
  folders: readonly string[],
): Promise<ModuleGraph> {
  const apps = readStringList(graph, entry, 'INSTALLED_APPS');
  if (apps.kind !== 'list') return graph;
  const missing = NEEDED_APPS.filter((app) => !apps.values.every(({ items }) => isInstalled(app, items)));
  if (missing.length === 0) return graph;
  const items = apps.values.flatMap((value) => value.items);
  const names = new Set(items.flatMap(({ value }) => value ?? []));
  const found = new Map<string, Namesake>();
  for (const name of [...names].filter(
    (one) => !NEEDED_APPS.some((app) => isInstalled(app, [{ value: one }])),
  )) {
    const config = await configOf(workspace, graph, name, folders);
    const app = missing.find((one) => labelOf(one) === config.label);
    if (app !== undefined) found.set(app, { entry: name, isIt: config.name === app });
  }
  return found.size === 0 ? graph : withNamesakes(graph, found);
}

/** What Django makes of an entry: https://docs.djangoproject.com/en/stable/ref/applications/#configuring-applications */
interface AppConfig {
  readonly name: string;
  readonly label: string;
}

async function configOf(
  workspace: Workspace,
  graph: ModuleGraph,
  entry: string,
  folders: readonly string[],
): Promise<AppConfig> {
  const read = async (module: string) => {
    const roots = foldersOf(graph, module).flatMap((folder) => [folder, join(folder, 'src')]);
    for (const file of [...roots, ...folders].flatMap((root) => filesOfModule(root, '', module))) {
      const parsed = await readIfPython(workspace, file);
      if (parsed !== undefined) return parsed;
    }
    return undefined;
  };
  const app = await read(`${entry}.apps`);
  const inApp = app && configOfApp(app);
  if (app !== undefined && inApp !== undefined) return configIn(app, inApp, entry);
  const [className = '', ...modules] = entry.split('.').reverse();
  const module = modules.reverse().join('.');
  const parsed = module === '' ? undefined : await read(module);
  const named = parsed && classesIn(parsed).find(({ name }) => name === className);
  if (parsed !== undefined && named !== undefined)
    return configIn(parsed, named, module.replace(/\.apps$/, ''));
  // A path of a configuration that is not here.
  const name = /^[A-Z]/.test(className) ? module.replace(/\.apps$/, '') : entry;
  return { name, label: labelOf(name) };
}

/** The only configuration in `apps.py`, or the one of several that is the default. */
function configOfApp(parsed: ParsedPython): NodeOf<'ClassDef'> | undefined {
  const configs = classesIn(parsed).filter(
    (one) => one.bases.some((base) => dottedName(base)?.endsWith('Config')) && defaultOf(one) !== false,
  );
  const [only, second] = configs;
  return second === undefined ? only : configs.find((one) => defaultOf(one) === true);
}

function classesIn({ body }: ParsedPython): NodeOf<'ClassDef'>[] {
  return body.filter((statement) => statement.nodeType === 'ClassDef');
}

function defaultOf(node: NodeOf<'ClassDef'>): boolean | undefined {
  return booleanValue(attribute(node, 'default'));
}

/** @param otherwise the name of a class that sets none */
function configIn(parsed: ParsedPython, node: NodeOf<'ClassDef'>, otherwise: string): AppConfig {
  const [base] = node.bases;
  const name = stringValue(attribute(node, 'name')) ?? nameOfDjango(canonicalName(parsed, base)) ?? otherwise;
  return { name, label: stringValue(attribute(node, 'label')) ?? labelOf(name) };
}

/** `django.contrib.auth` for its configuration, which a project's own may be derived from. */
function nameOfDjango(base: string | undefined): string | undefined {
  return NEEDED_APPS.find((app) => isInstalled(app, [{ value: base }]));
}

function attribute({ body }: NodeOf<'ClassDef'>, name: string) {
  const values = body.map((statement) => {
    if (statement.nodeType === 'AnnAssign')
      return dottedName(statement.target) === name ? statement.value : undefined;
    const isIt = statement.nodeType === 'Assign' && statement.targets.some((one) => dottedName(one) === name);
    return isIt ? statement.value : undefined;
  });
  return values.findLast((value) => value !== undefined);
}
