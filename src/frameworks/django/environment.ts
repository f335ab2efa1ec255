import { type EnvFileLocation, locateEnvFile } from './project/env-file-location.js';
import { fileAbove } from './project/searches-upwards.js';
import type { Entry } from './project/settings-module.js';
import type { Supply } from './project/supply.js';
import { startFolder } from './read-settings.js';
import { baseDir } from './settings/base-dir.js';
import { loaderFor } from './settings/loaders/loader-for.js';
import type { VariablesRead } from './settings/loaders/variables-read.js';
import { secretFile } from './settings/secret-file.js';
import type { Unknown } from './settings/setting.js';
import { type SettingsFile, viewOf, type SettingsView } from './settings/view.js';
import type { ParsedPython } from '../../languages/python/index.js';
import { readDotenv } from '../../languages/dotenv/dotenv.js';
import { readText } from '../../model/files.js';
import type { Search } from '../../model/framework.js';
import { folderOf, join } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { mountedInPlaceOf, servicesOf } from '../../session/containers.js';
import type { ComposeService } from '../../session/compose-supply.js';
import type { EnvFile } from '../../session/index.js';
import type { Loader } from '../../session/python/loaders/loader.js';
import { osAccess } from '../../session/python/loaders/os.js';
import { hasObjectWithoutFile } from '../../session/python/pydantic/env-class.js';
import { pathForValues, unsetAmong, type Unset } from '../../session/unset.js';

/** How the settings read the environment, and who fills it. */
export interface Environment {
  readonly entry: Entry;
  /** Undefined when the settings read no environment yet. */
  readonly loader: Loader | Unknown | undefined;
  /** What the settings ask the environment for. */
  readonly variables: VariablesRead;
  /** Who fills the environment; undefined where the settings, or manage.py, load a file. */
  readonly supply: Supply | undefined;
  readonly compose: ComposeService | undefined;
}

/** How the file that has the secret, or will have it, reads the environment. */
export function loaderOf(
  view: SettingsView,
  compose: ComposeService | undefined,
): Loader | Unknown | undefined {
  const reading = viewOf(view, secretFile(view));
  const parsed = view.graph.modules.get(reading.file);
  return parsed && (loaderFor(parsed, reading) ?? composedLoader(parsed, reading, compose));
}

/** Settings whose classes of pydantic-settings read no file have their values from compose, if that passes on an env file. */
function composedLoader(
  parsed: ParsedPython,
  { graph, file }: SettingsView,
  compose: ComposeService | undefined,
): Loader | undefined {
  const isComposed = compose !== undefined && compose.envFiles.length > 0;
  const access = isComposed && hasObjectWithoutFile(graph, file) ? osAccess(parsed) : undefined;
  return access && { kind: 'os', source: { kind: 'environment', reader: 'dotenv' }, ...access };
}

export async function unsetIn(
  search: Search,
  { required }: VariablesRead,
  envFile?: EnvFile,
): Promise<Unset> {
  const demanded = [...required].filter((name) => name.startsWith('WRISTBAND_'));
  const found = await unsetAmong(demanded, envFile === undefined ? [] : [envFile.path], search);
  return { ...found, sure: found.sure && envFile !== undefined, file: pathForValues(envFile) };
}

/** Settings that read `os.environ` here and there, and that nobody hands a variable to, get a loader like those that read nothing. */
export function lacksLoader({
  loader,
  supply,
  entry,
}: Pick<Environment, 'loader' | 'supply' | 'entry'>): boolean {
  if (entry.usesDjangoDotenv === true) return false;
  // A loader would be of another file than the one that manage.py reads.
  if (entry.envFile !== undefined && entry.envFile !== join(startFolder(entry), '.env')) return false;
  return loader === undefined || (loader.kind === 'os' && supply?.kind === 'nobody');
}

/** The file that manage.py reads, where the settings read none. */
function fileOfManage(app: Pick<Environment, 'loader' | 'supply' | 'entry'>): string | undefined {
  const { loader, entry } = app;
  if (loader?.kind === 'unknown' || lacksLoader(app)) return undefined;
  const source = loader?.source;
  // Of a file that nobody can name, less is known than of that one.
  const namesNone = source === undefined || (source.kind === 'environment' && !source.unknown?.paths.length);
  return namesNone ? entry.envFile : undefined;
}

/** @param hides whether a new env file may hide one above from code that searches for it */
export async function locationOf(
  search: Search,
  settings: ParsedPython,
  place: SettingsFile,
  {
    loader,
    supply,
    entry,
    compose,
    hides,
  }: Pick<Environment, 'loader' | 'supply' | 'entry' | 'compose'> & { readonly hides: boolean },
): Promise<EnvFileLocation> {
  if (loader?.kind === 'unknown') return { reason: loader.reason };
  const named = fileOfManage({ loader, supply, entry });
  if (named !== undefined) {
    const { relative } = entry;
    return { path: named, reader: 'python-dotenv', ...(relative !== undefined && { relative }) };
  }
  if (loader !== undefined && !lacksLoader({ loader, supply, entry })) {
    if (supply?.kind === 'nobody') return { kind: 'none' };
    const found = await locateEnvFile(search, loader.source, place.app, supply, passedBy(compose));
    return asStarted(search, await asMounted(search, found, compose), loader, entry);
  }
  const reader = 'python-dotenv';
  const base = baseDir(settings, place);
  if (base !== undefined) {
    const usual = join(base.path, '.env');
    const above = hides ? await fileAbove(search.workspace, place, usual, passedBy(compose)) : undefined;
    return above === undefined ? { path: usual, reader } : { path: above, reader, isSearched: true };
  }
  // The loader that will be added searches, as load_dotenv does without a path.
  const source = {
    kind: 'search',
    folder: folderOf(place.file),
    newFileFolder: place.app,
    name: '.env',
    reader,
  } as const;
  return locateEnvFile(search, source, place.app, undefined, passedBy(compose));
}

/** A file that is not here may be another one in the container, which is then what the project is set up with. */
async function asMounted(
  { workspace }: Search,
  location: EnvFileLocation,
  compose: Environment['compose'],
): Promise<EnvFileLocation> {
  if (!('path' in location) || compose === undefined) return location;
  if ((await workspace.read(location.path)) !== undefined) return location;
  const path = mountedInPlaceOf(compose, location.path);
  return path !== undefined && passedBy(compose).includes(path) ? { ...location, path } : location;
}

/** The env files of the services that run the application, but for those that git has. */
function passedBy(compose: Environment['compose']): string[] {
  const files = compose === undefined ? [] : servicesOf(compose).flatMap(({ envFiles }) => envFiles);
  return files.flatMap(({ path, isCommitted }) => (isCommitted === true ? [] : [path]));
}

/**
 * Of the file that manage.py has loaded and the one that the settings load next, the first one wins that has the secret:
 * what is set already stays, unless the settings say otherwise.
 */
async function asStarted(
  { workspace }: Search,
  location: EnvFileLocation,
  { source, isMapping }: Loader,
  { envFile }: Entry,
): Promise<EnvFileLocation> {
  if (envFile === undefined || isMapping === true || !('path' in location)) return location;
  const isSet = async (path: string) => hasSecret((await readText(workspace, path)) ?? '');
  const isReplaced = source.overrides === true && (await isSet(location.path));
  return !isReplaced && (await isSet(envFile)) ? { path: envFile, reader: 'python-dotenv' } : location;
}

function hasSecret(text: string): boolean {
  return readDotenv(text).some(({ name }) => name === SECRET_VARIABLE);
}

/** Whether the settings take the secret from an env file, as far as that can be told. */
export function readsFile(app: Pick<Environment, 'loader' | 'supply' | 'entry'>): boolean {
  const { loader } = app;
  if (loader === undefined || lacksLoader(app)) return true;
  return loader.kind !== 'unknown' && loader.source.kind !== 'environment';
}
