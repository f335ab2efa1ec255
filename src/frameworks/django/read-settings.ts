import { readEntry } from './project/entry.js';
import { isLoadedByServers } from './project/loaded-by-servers.js';
import { configurationNamed } from './project/named-settings.js';
import { isForTests, settingsFile, startedWith, type Entry } from './project/settings-module.js';
import { readTestConfigs } from './project/test-configs.js';
import { sampleOf } from './project/settings-templates.js';
import { ownOthers, serverStarters } from './project/starters.js';
import { withAppLabels } from './settings/app-labels.js';
import { classModules, withClassBody, type ClassModules } from './settings/classes/class-modules.js';
import { rivalClasses } from './settings/classes/remarks.js';
import { withBaseModules } from './settings/classes/self-loading.js';
import { withInstalled } from './settings/graph/installed-modules.js';
import { loadGraph } from './settings/graph/load-graph.js';
import { withRelated, withRoots } from './settings/graph/related-modules.js';
import { settingsFiles } from './settings/graph/settings-files.js';
import { withNamedLikeSessions } from './settings/named-like-sessions.js';
import { readSecret, type SecretState } from './settings/secret-state.js';
import { withMergedLists } from './settings/merged-lists.js';
import { settersOf } from './settings/setting.js';
import { unsupportedIn, type Unsupported } from './settings/unsupported.js';
import type { SettingsView } from './settings/view.js';
import type { ModuleGraph } from '../../languages/python/evaluate/index.js';
import { UserError } from '../../model/errors.js';
import type { Search } from '../../model/framework.js';
import type { Workspace } from '../../model/files.js';
import { readIfPython } from '../../session/python/python-file.js';
import { packageFolders } from '../../session/python/packages/environment.js';
import { sharedPackageFolders } from '../../session/python/packages/shared-environments.js';

/** Why the settings themselves can't be followed as a whole. */
export async function unsupportedOf(
  workspace: Workspace,
  classes: ClassModules | undefined,
  view: SettingsView,
): Promise<Unsupported | undefined> {
  const found = rivalClasses(classes, view) ?? unsupportedIn(view.graph, view.entry);
  if (found?.absent === undefined) return found;
  const samples = await Promise.all(found.absent.map((file) => sampleOf(workspace, file)));
  const sample = samples.find((one) => one !== undefined);
  if (sample === undefined) return found;
  return { ...found, first: `Copy ${sample.path} to ${sample.copy} and rerun. Otherwise:` };
}

/** The folder that Django is started in. */
export function startFolder({ start, app }: Pick<Entry, 'start' | 'app'>): string {
  return start ?? app;
}

/** What starts Django, and the modules of its settings; classes of django-configurations are read as modules. */
export async function readSettings(search: Search) {
  const { workspace } = search;
  const entry = await readEntry(search);
  const own = await loadGraph(workspace, entry.app, [entry.settings], entry.start);
  const files = await settingsFiles(workspace, own);
  const starters = [
    ...(await ownOthers(workspace, entry)),
    ...(await serverStarters(workspace, entry, files)),
  ];
  const forTests = await settingsOfTests(workspace, entry);
  const others = starters.flatMap(({ settings }) => settings ?? []);
  const roots = new Set([...others, ...forTests]);
  const related = await withRelated(workspace, await withRoots(workspace, own, [...roots]), files);
  const based = await withBaseModules(workspace, related, entry.settings);
  const start = startFolder(entry);
  const folders = [
    ...(await packageFolders(workspace, start)),
    ...(await sharedPackageFolders(search, start)),
  ];
  const installed = await withInstalled(workspace, based, folders);
  const loaded = await withMerged(workspace, installed, entry);
  const named = await configurationNamed(search, entry);
  const classes = classModules(loaded, entry.settings, (all) => startedWith(all, named), { named, others });
  const started = classes?.entry ?? entry.settings;
  const labelled = await withAppLabels(workspace, classes?.graph ?? loaded, started, folders);
  const graph = await withNamedLikeSessions(workspace, labelled, entry.app);
  const all = { ...entry, isLoadedByServers: await isLoadedByServers(search, entry, starters) };
  return { entry: all, loaded, graph, started, classes, starters };
}

/** What pytest and tox are told, where that is named for tests: such a module may lie in a folder of tests. */
async function settingsOfTests(workspace: Workspace, entry: Entry): Promise<string[]> {
  const configs = await readTestConfigs(workspace, startFolder(entry));
  const modules = [...new Set(configs.map(({ module }) => module))].filter((module) => isForTests(module));
  const files = await Promise.all(modules.map((module) => settingsFile(workspace, entry.app, module)));
  return files.filter((file) => file !== undefined);
}

/** Where manage.py hands settings to Django that it puts together itself. */
async function withMerged(workspace: Workspace, graph: ModuleGraph, { manage, settings }: Entry) {
  const parsed = manage === undefined ? undefined : await readIfPython(workspace, manage);
  return manage === undefined || parsed === undefined
    ? graph
    : withMergedLists(graph, settings, { file: manage, parsed });
}

/** Where the settings are the body of a class, the secret is what that makes of it. */
export function secretOf(
  graph: ModuleGraph,
  started: string,
  unsupported: Unsupported | undefined,
): SecretState {
  const { file, inClass } = unsupported ?? {};
  return file === undefined || inClass === undefined
    ? readSecret(graph, started)
    : readSecret(withClassBody(graph, file, inClass), file);
}

/** @throws UserError for settings that only know the middleware of Django 1.9 and older */
export function rejectOldMiddleware(graph: ModuleGraph, entry: string): void {
  const [old] = settersOf(graph, entry, 'MIDDLEWARE_CLASSES');
  if (old === undefined || settersOf(graph, entry, 'MIDDLEWARE').length > 0) return;
  throw new UserError(
    'MIDDLEWARE_CLASSES is from Django 1.9 and older; Wristband needs Django 4.2 or later.',
    {
      file: old.file,
      line: old.line,
      hint: 'Migrate to MIDDLEWARE first: https://docs.djangoproject.com/en/1.10/topics/http/middleware/#upgrading-middleware',
    },
  );
}
