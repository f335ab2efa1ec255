import { realFile } from './changes/class-changes.js';
import { type Environment, loaderOf, unsetIn, locationOf } from './environment.js';
import { buildSteps, type BuildStep } from './project/build-steps.js';
import type { EnvFileLocation } from './project/env-file-location.js';
import { readRuntime, type Runtime } from './project/runtime.js';
import { djangoService } from './project/supply.js';
import { djangoVersion, isVersionOpen, type DjangoVersion } from './project/version.js';
import { otherEntries, type SettingsApart } from './project/other-entries.js';
import { searchesUpwards } from './project/searches-upwards.js';
import { serverSettings } from './project/starters.js';
import { supplyOf } from './supply-of-settings.js';
import { unsupportedOf, startFolder, readSettings, secretOf, rejectOldMiddleware } from './read-settings.js';
import { DJANGO_SDK } from './sdk.js';
import { derives, type ClassModules } from './settings/classes/class-modules.js';
import { classRemarks, secretNotes } from './settings/classes/remarks.js';
import { fileToPatch } from './settings/file-to-patch.js';
import { variablesRead } from './settings/loaders/variables-read.js';
import { secretFile } from './settings/secret-file.js';
import type { SecretState } from './settings/secret-state.js';
import { ownMiddleware, type OwnMiddleware } from './settings/session-subclasses.js';
import type { Unsupported } from './settings/unsupported.js';
import { viewOf, type SettingsView } from './settings/view.js';
import { readDotenv } from '../../languages/dotenv/dotenv.js';
import type { ModuleGraph } from '../../languages/python/evaluate/index.js';
import type { ParsedPython } from '../../languages/python/index.js';
import type { Note } from '../../model/change.js';
import { UserError } from '../../model/errors.js';
import { readText } from '../../model/files.js';
import type { Search } from '../../model/framework.js';
import { folderOf, nameOf } from '../../model/paths.js';
import { SECRET_VARIABLE, secretFault } from '../../model/secret.js';
import { type EnvFile, surveyEnvFile } from '../../session/index.js';
import { withSamplesElsewhere } from '../../session/samples-elsewhere.js';
import { lineLength } from '../../session/python/line-length.js';
import { type Interpreter, interpreterFor } from '../../session/python/packages/environment.js';
import { type Installer, installerFor } from '../../session/python/packages/installer.js';
import {
  hasPydanticSettings,
  surveyElsewhere,
  surveyPackages,
  type Packages,
} from '../../session/python/packages/survey.js';
import {
  CLASS_WORDS,
  classModulesAmong,
  isOfPydantic,
  type ClassModules as EnvClassModules,
} from '../../session/python/pydantic/classes-elsewhere.js';
import type { Unset } from '../../session/unset.js';
import { sourcesNaming } from '../../session/uses-elsewhere.js';

/** All that is known about a Django application before any question is asked. */
export interface DjangoApp extends Environment {
  /** The file that gets the block of settings: the one with the middleware. */
  readonly view: SettingsView;
  readonly settings: ParsedPython;
  /** Undefined for settings that are no classes of django-configurations. */
  readonly classes: ClassModules | undefined;
  readonly packages: Packages;
  readonly interpreter: Interpreter;
  readonly installer: Installer;
  readonly version: DjangoVersion;
  /** Why the settings cannot be followed as a whole. */
  readonly unsupported: Unsupported | undefined;
  /** Other settings of the project that need a run of their own. */
  readonly apart: readonly SettingsApart[];
  /** What wsgi.py and asgi.py name, or manage.py besides. */
  readonly notes: readonly Note[];
  /** The settings modules that wsgi.py and asgi.py name. */
  readonly servers: readonly string[];
  readonly ownMiddleware: OwnMiddleware;
  readonly secret: SecretState;
  readonly envFileLocation: EnvFileLocation;
  /** Modules beside the settings with classes of pydantic-settings, which may read the same env file. */
  readonly envClasses: EnvClassModules;
  /** Undefined where nobody can tell which file it is, or there is none. */
  readonly envFile: EnvFile | undefined;
  /** Wristband's variables, the secret aside, without which Django does not start and which nobody is seen to set. */
  readonly unset: Unset;
  readonly runtime: Runtime;
  /** How many columns a line of the project's code may have. */
  readonly lineLength: number;
  readonly buildSteps: readonly BuildStep[];
  /** Whether git has the file of the secret, where that stands in the source. */
  readonly isSecretTracked: boolean;
  /** Where there is a good secret: in the environment that the command runs in, in the env file. */
  readonly secretIn: { readonly environment: boolean; readonly envFile: boolean };
}

/** @throws UserError where the project is not supported */
export async function readApp(search: Search): Promise<DjangoApp> {
  const { workspace } = search;
  const { entry, loaded, graph, started, classes, starters } = await readSettings(search);
  const start = startFolder(entry);
  const servers = serverSettings(starters, entry);
  const view = viewOf({ graph, entry: started }, fileToPatch(graph, started, servers));
  const settings = graph.modules.get(view.file);
  if (settings === undefined) throw new UserError(`${view.file} no longer exists.`, { file: view.file });
  const packages = await packagesOf(search, start, view.file, settings.text);
  const version = djangoVersion(packages, settings.text, view.file);
  rejectOldMiddleware(graph, started);
  const compose = await djangoService(search, start);
  const loader = loaderOf(view, compose);
  const variables = variablesRead(graph, started);
  const supply = await supplyOf(search, { entry, loader, compose, variables });
  const hides = searchesUpwards(graph, packages);
  const envFileLocation = await locationOf(search, settings, view, { loader, supply, entry, compose, hides });
  const envFile = await survey(search, envFileLocation, start, { variables, compose, loader });
  const methods = classRemarks(classes);
  const others = await otherEntries(search, entry, starters, loaded, patchedFile(classes, view));
  const unsupported =
    others.unsupported ?? methods.unsupported ?? (await unsupportedOf(workspace, classes, view));
  const secret = secretOf(graph, started, unsupported);
  return {
    entry,
    view,
    settings,
    packages,
    ...(await programsOf(packages, start, search)),
    version,
    unsupported,
    apart: others.apart,
    notes: [
      ...(entry.note ? [entry.note] : []),
      ...others.notes,
      ...methods.notes,
      ...(secret.kind === 'absent' ? secretNotes(classes) : []),
    ],
    classes,
    servers,
    ownMiddleware: await ownMiddleware(graph, started, { ...search, folder: entry.app }),
    secret,
    loader,
    variables,
    supply,
    envFileLocation,
    envClasses: await envClassesIn(search, view, { loaded, packages }),
    compose,
    runtime: await readRuntime(search, start, envFile?.path, { variables, graph }),
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

/** The file that gets the session, and who has it from there: a class may be derived from one in that file. */
function patchedFile(classes: ClassModules | undefined, { file }: SettingsView) {
  const inherits = (module: string): boolean => classes !== undefined && derives(classes, module, file);
  return { patched: realFile(classes, file), inherits };
}

/** What runs the project's Python, and what installs packages. */
async function programsOf(packages: Packages, start: string, search: Search) {
  const interpreter = interpreterFor(packages.python, start, search);
  return { interpreter, installer: await installerFor(packages, start, search) };
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

/** A version that only comments name may be that of years ago: then folders count that have nothing else to say, as where nothing names one. */
async function packagesOf(search: Search, start: string, file: string, settings: string): Promise<Packages> {
  const near = await surveyPackages(search, start, folderOf(file), DJANGO_SDK);
  return isVersionOpen(near, settings) ? surveyElsewhere(near, search, start) : near;
}

async function survey(
  search: Search,
  location: EnvFileLocation,
  start: string,
  { variables, compose, loader }: Pick<Environment, 'variables' | 'compose' | 'loader'>,
): Promise<EnvFile | undefined> {
  if (!('path' in location)) return undefined;
  const { path, reader } = location;
  const envFile = await surveyEnvFile(search, folderOf(path), nameOf(path), reader);
  const source = loader === undefined || loader.kind === 'unknown' ? undefined : loader.source;
  const loaded = source?.kind === 'file' && source.isFirstThere !== true ? (source.all ?? []) : [];
  return withSamplesElsewhere(search.workspace, envFile, start, { asked: variables.names, compose, loaded });
}

async function isTracked({ git }: Search, secret: SecretState, file: string): Promise<boolean> {
  return secret.kind === 'good literal' && (await git.tracks(file));
}

function hasGoodSecret(text: string): boolean {
  return readDotenv(text).some(
    ({ name, value }) => name === SECRET_VARIABLE && secretFault(value) === undefined,
  );
}
