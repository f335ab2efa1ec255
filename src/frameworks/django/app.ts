import { UserError } from '../../model/errors.js';
import { readText } from '../../model/files.js';
import { readDotenv } from '../../languages/dotenv/dotenv.js';
import type { ParsedPython } from '../../languages/python/index.js';
import { folderOf, join } from '../../model/paths.js';
import { SECRET_VARIABLE, secretFault } from '../../model/secret.js';
import { type EnvFile, surveyEnvFile } from '../../session/index.js';
import { pathForValues, unsetAmong, type Unset } from '../../session/unset.js';
import type { Note } from '../../model/change.js';
import type { Search } from '../../model/framework.js';
import { type EnvFileFound, type EnvFileLocation, locateEnvFile } from './project/env-file-location.js';
import { buildSteps, type BuildStep } from './project/build-steps.js';
import type { ComposeService } from '../../session/compose.js';
import { readEntry } from './project/entry.js';
import { lineLength } from '../../session/python/line-length.js';
import { readRuntime, type Runtime } from './project/runtime.js';
import { composedSupply, djangoService, findSupply, type Supply } from './project/supply.js';
import { otherEntries, ownOthers, serverSettings, serverStarters } from './project/wsgi.js';
import {
  type Interpreter,
  interpreterFor,
  packageFolders,
} from '../../session/python/packages/environment.js';
import { sharedPackageFolders } from '../../session/python/packages/shared-environments.js';
import {
  CLASS_WORDS,
  classModulesAmong,
  isOfPydantic,
  type ClassModules as EnvClassModules,
} from '../../session/python/pydantic/classes-elsewhere.js';
import { sourcesNaming } from '../../session/uses-elsewhere.js';
import {
  hasPydanticSettings,
  surveyElsewhere,
  surveyPackages,
  type Packages,
} from '../../session/python/packages/survey.js';
import { DJANGO_SDK } from './sdk.js';
import { baseDir } from './settings/base-dir.js';
import type { ModuleGraph } from '../../languages/python/evaluate/index.js';
import { withInstalled } from './settings/graph/installed-modules.js';
import { loadGraph } from './settings/graph/load-graph.js';
import { settersOf, type Unknown } from './settings/setting.js';
import { withRelated, withRoots } from './settings/graph/related-modules.js';
import { settingsFiles } from './settings/graph/settings-files.js';
import { fileToPatch } from './settings/file-to-patch.js';
import { classRemarks, rivalClasses, secretNotes } from './settings/classes/remarks.js';
import { classModules, withClassBody, type ClassModules } from './settings/classes/class-modules.js';
import { withBaseModules } from './settings/classes/self-loading.js';
import { realFile } from './changes/class-changes.js';
import { configurationNamed, startedWith, type Entry } from './project/settings-module.js';
import { loaderFor } from './settings/loaders/find-loader.js';
import type { EnvSource, Loader, UnknownFile } from '../../session/python/loaders/loader.js';
import { variablesRead, type VariablesRead } from './settings/loaders/variables-read.js';
import { type SettingsFile, viewOf, type SettingsView } from './settings/view.js';
import { unsupportedIn, type Unsupported } from './settings/unsupported.js';
import { secretFile } from './settings/secret-file.js';
import { readSecret, type SecretState } from './settings/secret-state.js';
import { ownMiddleware, type OwnMiddleware } from './settings/session-subclasses.js';
import { djangoVersion, isOldByComments, type DjangoVersion } from './project/version.js';

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
  readonly ownMiddleware: OwnMiddleware;
  readonly secret: SecretState;
  /** Undefined when the settings read no environment yet. */
  readonly loader: Loader | Unknown | undefined;
  /** What the settings ask the environment for. */
  readonly variables: VariablesRead;
  /** Who fills the environment; undefined where the settings, or manage.py, load a file. */
  readonly supply: Supply | undefined;
  readonly envFileLocation: EnvFileLocation;
  /** Modules beside the settings with classes of pydantic-settings, which may read the same env file. */
  readonly envClasses: EnvClassModules;
  /** Undefined where nobody can tell which file it is, or there is none. */
  readonly envFile: EnvFile | undefined;
  /** Wristband's variables, the secret aside, without which Django does not start and which nobody is seen to set. */
  readonly unset: Unset;
  readonly compose: ComposeService | undefined;
  readonly runtime: Runtime;
  /** How many columns a line of the project's code may have. */
  readonly lineLength: number;
  readonly buildSteps: readonly BuildStep[];
  /** Where there is a good secret: in the environment that the command runs in, in the env file. */
  /** Whether git has the file of the secret, where that stands in the source. */
  readonly isSecretTracked: boolean;
  readonly secretIn: { readonly environment: boolean; readonly envFile: boolean };
}

/** @throws UserError where the project is not supported */
export async function readApp(search: Search): Promise<DjangoApp> {
  const { workspace } = search;
  const entry = await readEntry(search);
  const { app } = entry;
  const start = startFolder(entry);
  const { loaded, graph, started, classes, starters } = await readSettings(search, entry);
  const servers = serverSettings(starters, entry);
  const view = viewOf({ graph, entry: started }, fileToPatch(graph, started, servers));
  const settings = graph.modules.get(view.file);
  if (settings === undefined) throw new UserError(`${view.file} no longer exists.`, { file: view.file });
  const packages = await packagesOf(search, start, view.file, settings.text);
  const version = djangoVersion(packages, settings.text, view.file);
  rejectOldMiddleware(graph, started);
  const loader = loaderOf(view);
  const compose = await djangoService(workspace, start);
  const variables = variablesRead(graph, started);
  const supply = await supplyOf(search, { entry, loader, compose, variables });
  const envFileLocation = await locationOf(search, settings, view, { loader, supply, entry });
  const envFile = 'path' in envFileLocation ? await survey(search, envFileLocation) : undefined;
  const methods = classRemarks(classes);
  const others = await otherEntries(workspace, entry, starters, loaded, realFile(classes, view.file));
  const unsupported = others.unsupported ?? methods.unsupported ?? unsupportedOf(classes, view);
  const secret = secretOf(graph, started, unsupported);
  return {
    entry,
    view,
    settings,
    packages,
    interpreter: interpreterFor(packages.python, start, search),
    version,
    unsupported,
    notes: [
      ...(entry.note ? [entry.note] : []),
      ...others.notes,
      ...methods.notes,
      ...(secret.kind === 'absent' ? secretNotes(classes) : []),
    ],
    classes,
    servers,
    ownMiddleware: await ownMiddleware(graph, started, { ...search, folder: app }),
    secret,
    loader,
    variables,
    supply,
    envFileLocation,
    envClasses: await envClassesIn(search, view, { loaded, packages }),
    compose,
    runtime: await readRuntime(workspace, start, envFile?.path, variables.names),
    lineLength: await lineLength(workspace, start),
    buildSteps: await buildSteps(workspace, start),
    isSecretTracked: await isTracked(search, secret, realFile(classes, secretFile(view))),
    secretIn: {
      environment: secretFault(search.variables?.[SECRET_VARIABLE] ?? '') === undefined,
      envFile: envFile !== undefined && hasGoodSecret((await readText(workspace, envFile.path)) ?? ''),
    },
    envFile,
    unset: await unsetIn(search, variables, envFile),
  };
}

/**
 * Apps read env files of their own accord: views, tasks and clients with a class of pydantic-settings. Only a project that
 * has the package is searched.
 */
async function envClassesIn(
  { workspace }: Search,
  { app, file }: SettingsView,
  { loaded, packages }: { readonly loaded: ModuleGraph; readonly packages: Packages },
): Promise<EnvClassModules> {
  const isUsed = hasPydanticSettings(packages) || [...loaded.modules.values()].some(isOfPydantic);
  if (!isUsed) return new Map();
  const { texts } = await sourcesNaming(workspace, app, CLASS_WORDS, /\.py$/);
  return classModulesAmong(workspace, texts, { graph: loaded, folder: app, file });
}

async function unsetIn(search: Search, { required }: VariablesRead, envFile?: EnvFile): Promise<Unset> {
  const demanded = [...required].filter((name) => name.startsWith('WRISTBAND_'));
  const found = await unsetAmong(demanded, envFile === undefined ? [] : [envFile.path], search);
  return { ...found, sure: found.sure && envFile !== undefined, file: pathForValues(envFile) };
}

/** Why the settings themselves can't be followed as a whole. */
function unsupportedOf(classes: ClassModules | undefined, view: SettingsView): Unsupported | undefined {
  return rivalClasses(classes, view) ?? unsupportedIn(view.graph, view.entry);
}

/** The folder that Django is started in. */
function startFolder({ start, app }: Pick<Entry, 'start' | 'app'>): string {
  return start ?? app;
}

/** The modules of the settings; classes of django-configurations are read as modules. */
async function readSettings(search: Search, entry: Entry) {
  const { workspace } = search;
  const own = await loadGraph(workspace, entry.app, [entry.settings], entry.start);
  const files = await settingsFiles(workspace, own);
  const starters = [
    ...(await ownOthers(workspace, entry)),
    ...(await serverStarters(workspace, entry, files)),
  ];
  const roots = new Set(starters.flatMap(({ settings }) => settings ?? []));
  const related = await withRelated(workspace, await withRoots(workspace, own, [...roots]), files);
  const based = await withBaseModules(workspace, related, entry.settings);
  const start = startFolder(entry);
  const folders = [
    ...(await packageFolders(workspace, start)),
    ...(await sharedPackageFolders(search, start)),
  ];
  const loaded = await withInstalled(workspace, based, folders);
  const named = await configurationNamed(search, entry);
  const classes = classModules(loaded, entry.settings, (all) => startedWith(all, named), named);
  const started = classes?.entry ?? entry.settings;
  return { loaded, graph: classes?.graph ?? loaded, started, classes, starters };
}

/** Where the settings are the body of a class, the secret is what that makes of it. */
function secretOf(graph: ModuleGraph, started: string, unsupported: Unsupported | undefined): SecretState {
  const { file, inClass } = unsupported ?? {};
  return file === undefined || inClass === undefined
    ? readSecret(graph, started)
    : readSecret(withClassBody(graph, file, inClass), file);
}

/** How the file that has the secret, or will have it, reads the environment. */
function loaderOf(view: SettingsView): Loader | Unknown | undefined {
  const reading = viewOf(view, secretFile(view));
  const parsed = view.graph.modules.get(reading.file);
  return parsed && loaderFor(parsed, reading);
}

/** A version that only comments name may be that of years ago: then folders count that have nothing else to say. */
async function packagesOf(search: Search, start: string, file: string, settings: string): Promise<Packages> {
  const near = await surveyPackages(search, start, folderOf(file), DJANGO_SDK);
  return isOldByComments(near, settings) ? surveyElsewhere(near, search, start) : near;
}

async function supplyOf(
  search: Search,
  { entry, loader, compose, variables }: Pick<DjangoApp, 'entry' | 'loader' | 'compose' | 'variables'>,
): Promise<Supply | undefined> {
  if (loader === undefined || loader.kind === 'unknown' || entry.loadsEnvFile) return undefined;
  if (loader.source.kind !== 'environment') return undefined;
  const composed = compose && (await composedSupply(search, compose, variables));
  const { unknown } = loader.source;
  if (unknown !== undefined) return isOther(composed, unknown) ? undefined : composed;
  if (composed !== undefined) return composed;
  const found = await findSupply(search, startFolder(entry), compose, variables);
  return suppliedBeside(loader.source, found, compose);
}

/** What a supply is worth to settings whose variables come from elsewhere as well. */
function suppliedBeside(
  { isCloudFoundry, isKeptByLibrary }: Extract<EnvSource, { readonly kind: 'environment' }>,
  found: Supply,
  compose: ComposeService | undefined,
): Supply {
  if (isKeptByLibrary === true && isOnlyAsked(found, compose)) return { kind: 'nobody' };
  return found.kind === 'nobody' && isCloudFoundry === true ? { kind: 'outside' } : found;
}

/** Whether variables that the settings ask for are all that tells of a supply: a library may have them from a file. */
function isOnlyAsked(found: Supply, compose: ComposeService | undefined): boolean {
  if (found.kind === 'file') return found.how === undefined;
  return compose?.environment === undefined;
}

/** Compose may start another environment than manage.py does. */
function isOther(composed: Supply | undefined, { likely = [] }: UnknownFile): boolean {
  return composed?.kind === 'file' && likely.length > 0 && !likely.includes(composed.path);
}

/** Settings that read `os.environ` here and there, and that nobody hands a variable to, get a loader like those that read nothing. */
export function lacksLoader({
  loader,
  supply,
  entry,
}: Pick<DjangoApp, 'loader' | 'supply' | 'entry'>): boolean {
  // A loader would be of another file than the one that manage.py reads.
  if (entry.envFile !== undefined && entry.envFile !== join(startFolder(entry), '.env')) return false;
  return loader === undefined || (loader.kind === 'os' && supply?.kind === 'nobody');
}

/** The file that manage.py reads, where the settings read none. */
function fileOfManage(app: Pick<DjangoApp, 'loader' | 'supply' | 'entry'>): string | undefined {
  const { loader, entry } = app;
  if (loader?.kind === 'unknown' || lacksLoader(app)) return undefined;
  const source = loader?.source;
  // Of a file that nobody can name, less is known than of that one.
  const namesNone = source === undefined || (source.kind === 'environment' && !source.unknown?.paths.length);
  return namesNone ? entry.envFile : undefined;
}

async function locationOf(
  search: Search,
  settings: ParsedPython,
  place: SettingsFile,
  { loader, supply, entry }: Pick<DjangoApp, 'loader' | 'supply' | 'entry'>,
): Promise<EnvFileLocation> {
  if (loader?.kind === 'unknown') return { reason: loader.reason };
  const named = fileOfManage({ loader, supply, entry });
  if (named !== undefined) return { path: named, reader: 'python-dotenv' };
  if (loader !== undefined && !lacksLoader({ loader, supply, entry })) {
    if (supply?.kind === 'nobody') return { kind: 'none' };
    return locateEnvFile(search, loader.source, place.app, supply);
  }
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

async function isTracked({ git }: Search, secret: SecretState, file: string): Promise<boolean> {
  return secret.kind === 'good literal' && (await git.tracks(file));
}

function hasGoodSecret(text: string): boolean {
  return readDotenv(text).some(
    ({ name, value }) => name === SECRET_VARIABLE && secretFault(value) === undefined,
  );
}

/** @throws UserError for settings that only know the middleware of Django 1.9 and older */
function rejectOldMiddleware(graph: ModuleGraph, entry: string): void {
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
