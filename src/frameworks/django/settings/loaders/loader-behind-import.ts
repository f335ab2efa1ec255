import { filesOf, importedFile, submodule } from '../../../../languages/python/evaluate/index.js';
import {
  assignmentsOf,
  callsOf,
  importsOf,
  type ImportedName,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import type { EnvSource, Loader, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import type { Unknown } from '../setting.js';
import { viewOf, type SettingsView } from '../view.js';
import { dotenvLoader } from './dotenv.js';
import { envObjectLoader, loadBy, prefersStr } from './env-object.js';
import { isLoad } from './env-object-source.js';
import { findLoader, loadsFile, readsNoFile } from './find-loader.js';
import { askedNames, importedMappings, importedReaders, mappingsRead, USUAL_NAMES } from './imported.js';
import { cloudFoundryObject, libraryLoader } from './library.js';
import { surestLoad } from './loading-statement.js';
import { loadedByCalls, ownFunctions, ownLoader, readerAfter } from './own-loader.js';

/** Modules pass an object on to one another no further than this. */
const MAX_STEPS = 4;

/** A module of the project, where it stands in the settings' graph. */
interface OtherModule {
  readonly parsed: ParsedPython;
  readonly place: SettingsView;
}

/** The first of some modules that is the project's own, by the names that a file imports them by. */
function moduleBehind(view: SettingsView, ...names: readonly string[]): OtherModule | undefined {
  const found = names.flatMap((name) => importedFile(view.graph, view.file, name) ?? []);
  const [file] = found;
  const parsed = file === undefined ? undefined : view.graph.modules.get(file);
  return file === undefined || parsed === undefined ? undefined : { parsed, place: viewOf(view, file) };
}

/** The object that another module of the project makes and this one reads, or loads, with: `from config.env import env`. */
export function importedObject(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  for (const item of [...importedReaders(parsed), ...importedMappings(parsed), ...importedLoads(parsed)]) {
    const loader = exported(item, view);
    if (loader === undefined) continue;
    const { local } = item;
    const read = loader.kind === 'env object' && prefersStr(parsed, local) ? `${local}.str` : local;
    const readWith = (variable: string) =>
      loader.isMapping === true ? `${local}[${variable}]` : `${read}(${variable})`;
    const imported = { ...loader, object: local, read: readWith, from: parsed.span(item.statement).to };
    // What its own module has loaded is there already, and stays.
    const load = readsNoFile(loader) ? readEnvIn(parsed, view, imported) : undefined;
    if (load === undefined) return imported;
    return { ...imported, source: load.source, from: Math.max(imported.from, load.from) };
  }
  return undefined;
}

/** The imported names that a file may be loaded with: `env.read_env()`. */
function importedLoads(parsed: ParsedPython): ImportedName[] {
  const calls = callsOf(parsed);
  return importsOf(parsed).filter(
    ({ local, name, within }) =>
      name !== undefined && within.length === 0 && calls.some(({ call }) => isLoad(parsed, call, local)),
  );
}

/** The loader behind an imported name, which may have been imported there as well. */
export function exported({ module, name }: ImportedName, view: SettingsView, steps = 0): Loader | undefined {
  const other = moduleBehind(view, module);
  if (other === undefined || steps > MAX_STEPS) return undefined;
  const own = findLoader(other.parsed, other.place);
  if (own !== undefined && own.kind !== 'unknown' && own.object === name) return own;
  const passed = importsOf(other.parsed).find(({ local, within }) => local === name && within.length === 0);
  return passed && exported(passed, other.place, steps + 1);
}

/** An object of a known library that another module makes in a way that can't be followed. */
export function unknownObject(parsed: ParsedPython, view: SettingsView): Unknown | undefined {
  for (const { local, module, line } of importedReaders(parsed)) {
    const other = USUAL_NAMES.has(local) ? moduleBehind(view, module) : undefined;
    if (other === undefined || findLoader(other.parsed, other.place)?.kind !== 'unknown') continue;
    return {
      kind: 'unknown',
      line,
      reason: `The environment is read through ${local}, which comes from ${module}.`,
    };
  }
  return undefined;
}

/** The object of a module that the file takes in, where it is this file that loads with it: `env.read_env()`. */
export function objectOfStarImport(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  // The modules may be many, and this is asked about each of them.
  if (!parsed.text.includes('read_env')) return undefined;
  for (const { made } of loadersTakenIn(view)) {
    const { source, from } = readEnvIn(parsed, view, made) ?? {};
    if (source !== undefined && from !== undefined) return { ...made, source, from };
  }
  return undefined;
}

/** The object of a module that the file takes in, where this file asks it for variables. */
export function askedOfStarImports(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  for (const { module, made } of loadersTakenIn(view)) {
    const asked = askedOf(parsed, view, made, module);
    if (asked !== undefined) return asked;
  }
  return undefined;
}

/** What the modules that a file takes in read the environment with, one by one. */
function* loadersTakenIn(view: SettingsView): Generator<{ readonly module: string; readonly made: Loader }> {
  const { graph, file } = view;
  for (const module of filesOf(graph, file)) {
    const other = module === file ? undefined : graph.modules.get(module);
    const made = other && findLoader(other, viewOf(view, module));
    if (made !== undefined && made.kind !== 'unknown') yield { module, made };
  }
}

/** `from .env import *`, `SECRET_KEY = env('SECRET_KEY')` */
function askedOf(parsed: ParsedPython, view: SettingsView, made: Loader, module: string): Loader | undefined {
  const { object } = made;
  const names = made.isMapping === true ? mappingsRead(parsed) : askedNames(parsed);
  const isOther = importsOf(parsed).some(({ local }) => local === object);
  if (object === undefined || !names.has(object) || isOther || assignmentsOf(parsed, object).length > 0)
    return undefined;
  const star = starImports(parsed, view).find(({ file }) => filesOf(view.graph, file).has(module));
  return star && { ...made, from: parsed.span(star.statement).to };
}

/** The star imports that surely run, and the modules of the project that they take in. */
function starImports(parsed: ParsedPython, { graph, file }: SettingsView) {
  return importsOf(parsed).flatMap(({ module, name, statement, within }) => {
    const other = name === '*' && within.length === 0 ? importedFile(graph, file, module) : undefined;
    return other === undefined ? [] : [{ file: other, statement }];
  });
}

/** A call of `read_env` on the object that another module has made: `from .base import *`, `env.read_env()`. */
export function readEnvIn(parsed: ParsedPython, place: SettingsView, own: Loader | undefined) {
  const { object, library } = own ?? {};
  if (object === undefined || library === undefined) return undefined;
  const loaded = loadBy(parsed, { name: object, library }, place);
  return loaded && ({ kind: 'load', source: loaded.source, from: parsed.span(loaded.statement).to } as const);
}

/** Credentials of services are asked for by `env.get_credential('NAME')`; what the environment has is in `os.environ`. */
export function cloudFoundryLoader(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const isImported = importsOf(parsed).some(({ module, name }) => {
    const other = name === undefined ? undefined : moduleBehind(view, module);
    return other !== undefined && cloudFoundryObject(other.parsed) === name;
  });
  const access = isImported || cloudFoundryObject(parsed) !== undefined ? osAccess(parsed) : undefined;
  if (access === undefined || loadsFile(parsed, view)) return undefined;
  return { kind: 'os', ...access, source: { kind: 'environment', reader: 'dotenv', isCloudFoundry: true } };
}

/** An object of a library without an idiom here, which another module of the project makes: `from .config import config`. */
export function objectOfLibrary(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  if (loadsFile(parsed, view)) return undefined;
  for (const { module, statement } of importedReaders(parsed)) {
    const other = moduleBehind(view, module);
    const made = other && libraryLoader(other.parsed, other.place);
    const access = osAccess(parsed);
    if (made === undefined || made.kind === 'unknown' || access === undefined) continue;
    const from = Math.max(access.from, parsed.span(statement).to);
    return { kind: 'os', ...access, from, source: made.source };
  }
  return undefined;
}

/** `load_env(BASE_DIR / '.env')`, where that function is another module's of the project. */
export function loadedByOwnFunction(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const loads = importsOf(parsed).flatMap(({ module, name, local }) => {
    const other = name === undefined ? undefined : moduleBehind(view, module);
    if (other === undefined) return [];
    return ownFunctions(other.parsed)
      .filter(({ definition }) => definition.name === name)
      .flatMap((own) => loadedByCalls(parsed, view, { ...own, name: local, ...other }));
  });
  const load = surestLoad(loads);
  return load && readerAfter(parsed, load);
}

/** What fills `os.environ` while a module is imported. */
const ENVIRONMENT_LOADERS: readonly LoaderReader<SettingsView>[] = [envObjectLoader, dotenvLoader, ownLoader];

/** What a module loads while it is imported, and the offset in the file that imports it from which on it is there. */
interface LoadedByImport {
  readonly kind: 'dotenv' | 'os';
  readonly source: EnvSource;
  readonly from: number;
}

/**
 * The first module of the project that the file imports and that loads an env file while it is imported, itself or by way of
 * another.
 * @param ofStars whether it may be one whose names the file takes in
 */
export function loadedByImport(
  parsed: ParsedPython,
  view: SettingsView,
  ofStars: boolean,
  seen = new Set([view.file]),
): LoadedByImport | undefined {
  for (const { module, name, statement, within } of importsOf(parsed)) {
    if (within.length > 0 || (name === '*' && !ofStars)) continue;
    const isMember = name !== undefined && name !== '*';
    const other = moduleBehind(view, module, ...(isMember ? [submodule(module, name)] : []));
    if (other === undefined || seen.has(other.place.file)) continue;
    seen.add(other.place.file);
    const loaded = loadedWithin(other) ?? loadedByImport(other.parsed, other.place, ofStars, seen);
    if (loaded !== undefined) return { ...loaded, from: parsed.span(statement).to };
  }
  return undefined;
}

function loadedWithin(other: OtherModule): Omit<LoadedByImport, 'from'> | undefined {
  const loader = loaderOfEnvironment(other);
  if (loader === undefined || loader.kind === 'unknown' || loader.source.kind === 'environment')
    return undefined;
  return { kind: loader.kind === 'dotenv' ? 'dotenv' : 'os', source: loader.source };
}

function loaderOfEnvironment({ parsed, place }: OtherModule): Loader | Unknown | undefined {
  for (const reader of ENVIRONMENT_LOADERS) {
    const loader = reader(parsed, place);
    if (loader !== undefined) return loader;
  }
  return undefined;
}
