import { UserError } from '../../model/errors.js';
import type { ParsedPython } from '../../languages/python/index.js';
import { folderOf, join } from '../../model/paths.js';
import { type EnvFile, surveyEnvFile } from '../../session/index.js';
import type { Note } from '../../model/change.js';
import type { Search } from '../../model/framework.js';
import {
  composeHint,
  type ComposeHint,
  type EnvFileFound,
  type EnvFileLocation,
  locateEnvFile,
} from './project/env-file-location.js';
import { readEntry } from './project/entry.js';
import type { Entry } from './project/manage-py.js';
import { otherEntries, serverSettings } from './project/wsgi.js';
import { type Interpreter, interpreterFor } from './packages/environment.js';
import { surveyPackages, type Packages } from './packages/survey.js';
import { baseDir } from './settings/base-dir.js';
import type { ModuleGraph } from '../../languages/python/evaluate/index.js';
import { definitionFileOf } from './settings/graph/definition-file.js';
import { loadGraph } from './settings/graph/load-graph.js';
import { settersOf, type Unknown } from './settings/setting.js';
import { withSiblings } from './settings/graph/siblings.js';
import { classRemarks, secretNotes } from './settings/classes/remarks.js';
import { classModules, type ClassModules } from './settings/classes/class-modules.js';
import { realFile } from './changes/class-changes.js';
import { configurationNamed, startedWith } from './project/configuration.js';
import { loaderFor } from './settings/loaders/find-loader.js';
import type { Loader } from './settings/loaders/loader.js';
import { type SettingsFile, viewOf, type SettingsView } from './settings/view.js';
import { unsupportedIn, type Unsupported } from './settings/unsupported.js';
import { readSecret, type SecretState } from './settings/secret-state.js';
import { sessionSubclasses } from './settings/session-subclasses.js';
import { djangoVersion, type DjangoVersion } from './project/version.js';

/** All that is known about a Django application before any question is asked. */
export interface DjangoApp {
  readonly entry: Entry;
  /** The file that gets the block of settings: the one with the middleware. */
  readonly view: SettingsView;
  readonly settings: ParsedPython;
  /** Undefined for settings that are no classes of django-configurations. */
  readonly classes: ClassModules | undefined;
  readonly packages: Packages;
  readonly interpreter: Interpreter;
  readonly version: DjangoVersion;
  /** Why the settings cannot be followed as a whole. */
  readonly unsupported: Unsupported | undefined;
  /** What wsgi.py and asgi.py name, or manage.py besides. */
  readonly notes: readonly Note[];
  /** The settings modules that wsgi.py and asgi.py name. */
  readonly servers: readonly string[];
  readonly subclasses: ReadonlySet<string>;
  readonly secret: SecretState;
  /** Undefined when the settings read no environment yet. */
  readonly loader: Loader | Unknown | undefined;
  readonly envFileLocation: EnvFileLocation;
  /** Undefined where nobody can tell which file it is. */
  readonly envFile: EnvFile | undefined;
  readonly compose: ComposeHint | undefined;
}

/** @throws UserError where the project is not supported */
export async function readApp(search: Search): Promise<DjangoApp> {
  const { workspace } = search;
  const entry = await readEntry(search);
  const { app } = entry;
  const { loaded, graph, started, classes } = await readSettings(search, entry);
  const view = viewToPatch(graph, started);
  const settings = graph.modules.get(view.file);
  if (settings === undefined) throw new UserError(`${view.file} has gone.`, { file: view.file });
  const packages = await surveyPackages(search, app, folderOf(view.file));
  const version = djangoVersion(packages, settings.text, view.file);
  rejectOldMiddleware(graph, started);
  const loader = loaderFor(settings, view);
  const envFileLocation = await locationOf(search, settings, view, loader);
  const methods = classRemarks(classes);
  const secret = readSecret(graph, started);
  const patched = realFile(classes, view.file);
  const others = await otherEntries(workspace, entry, loaded, patched);
  return {
    entry,
    view,
    settings,
    packages,
    interpreter: interpreterFor(packages.python, app, search),
    version,
    unsupported: others.unsupported ?? methods.unsupported ?? unsupportedIn(graph, started),
    notes: [
      ...(entry.note ? [entry.note] : []),
      ...others.notes,
      ...methods.notes,
      ...(secret.kind === 'absent' ? secretNotes(classes) : []),
    ],
    classes,
    servers: await serverSettings(workspace, entry, patched),
    subclasses: await sessionSubclasses(graph, started, { ...search, folder: app }),
    secret,
    loader,
    envFileLocation,
    compose: await composeHint(workspace, app),
    envFile: 'path' in envFileLocation ? await survey(search, envFileLocation) : undefined,
  };
}

/** The modules of the settings; classes of django-configurations are read as modules. */
async function readSettings(search: Search, entry: Entry) {
  const graph = await loadGraph(search.workspace, entry.app, [entry.settings]);
  const loaded = await withSiblings(search.workspace, graph);
  const named = await configurationNamed(search, entry);
  const classes = classModules(loaded, entry.settings, (all) => startedWith(all, named));
  const started = classes?.entry ?? entry.settings;
  return { loaded, graph: classes?.graph ?? loaded, started, classes };
}

async function locationOf(
  search: Search,
  settings: ParsedPython,
  place: SettingsFile,
  loader: Loader | Unknown | undefined,
): Promise<EnvFileLocation> {
  if (loader?.kind === 'unknown') return { reason: loader.reason };
  if (loader !== undefined) return locateEnvFile(search, loader.source, place.app);
  const reader = 'python-dotenv';
  const base = baseDir(settings, place);
  if (base !== undefined) return { path: join(base.path, '.env'), reader };
  // The loader that will be added searches, as load_dotenv does without a path.
  const source = {
    kind: 'search',
    folder: folderOf(place.file),
    newFileFolder: place.app,
    name: '.env',
    reader,
  } as const;
  return locateEnvFile(search, source, place.app);
}

function survey(search: Search, { path, reader }: EnvFileFound): Promise<EnvFile> {
  const folder = folderOf(path);
  return surveyEnvFile(search, folder, path.slice(folder === '' ? 0 : folder.length + 1), reader);
}

function viewToPatch(graph: ModuleGraph, entry: string): SettingsView {
  const files = ['MIDDLEWARE', 'INSTALLED_APPS'].map((name) => definitionFileOf(graph, entry, name));
  return viewOf({ graph, entry }, files.find((file) => file !== undefined) ?? entry);
}

/** @throws UserError for settings that only know the middleware of Django 1.9 and older */
function rejectOldMiddleware(graph: ModuleGraph, entry: string): void {
  const [old] = settersOf(graph, entry, 'MIDDLEWARE_CLASSES');
  if (old === undefined || settersOf(graph, entry, 'MIDDLEWARE').length > 0) return;
  throw new UserError('MIDDLEWARE_CLASSES is of Django 1.9 and older; Wristband needs Django 4.2 or later.', {
    file: old.file,
    line: old.line,
    hint: 'Turn it into MIDDLEWARE first: https://docs.djangoproject.com/en/1.10/topics/http/middleware/#upgrading-middleware',
  });
}
