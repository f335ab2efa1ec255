import {
  importedFile,
  type ModuleGraph,
  filesOf,
  sourcesOf,
  submodule,
} from '../../../../languages/python/evaluate/index.js';
import {
  importsOf,
  type ImportedName,
  type ParsedPython,
  type Statement,
  callsOf,
  statementsOf,
} from '../../../../languages/python/index.js';
import type { Unknown } from '../setting.js';
import { viewOf, type SettingsFile, type SettingsView } from '../view.js';
import { classLoader } from '../classes/loader.js';
import { envClassLoader } from '../../../../session/python/pydantic/field.js';
import { decoupleLoader } from './decouple.js';
import { decoupleOfOthers } from './decouple-of-others.js';
import { dotenvLoader } from './dotenv.js';
import { dotenvValuesLoader } from './dotenv-values.js';
import { envObjectLoader, prefersStr } from './env-object.js';
import { envObjectSource, isLoad } from './env-object-source.js';
import { importedReaders, USUAL_NAMES, importedMappings } from './imported.js';
import { loadedFrom, surestLoad } from './loading-statement.js';
import { loadedByCalls, ownFunctions, ownLoader, readerAfter } from './own-loader.js';
import { cloudFoundryObject, libraryLoader } from './library.js';
import type { LoaderReader, Loader, EnvSource } from '../../../../session/python/loaders/loader.js';
import { osLoader, osAccess } from '../../../../session/python/loaders/os.js';

const READERS = [
  envObjectLoader,
  decoupleLoader,
  dotenvValuesLoader,
  dotenvLoader,
  ownLoader,
  libraryLoader,
  osLoader,
];

/** The project's own idiom; undefined when the settings read no environment at all. */
export const findLoader: LoaderReader = (parsed, place) => {
  for (const reader of READERS) {
    const loader = reader(parsed, place);
    if (loader !== undefined) return loader;
  }
  return undefined;
};

/** Modules pass an object on to one another no further than this. */
const MAX_STEPS = 4;

/** The object that another module of the project makes and this one reads, or loads, with: `from config.env import env`. */
function importedObject(parsed: ParsedPython, view: SettingsView): Loader | undefined {
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
function exported({ module, name }: ImportedName, view: SettingsView, steps = 0): Loader | undefined {
  const { graph, file } = view;
  const source = importedFile(graph, file, module);
  const parsed = source === undefined ? undefined : graph.modules.get(source);
  if (source === undefined || parsed === undefined || steps > MAX_STEPS) return undefined;
  const at = viewOf(view, source);
  const own = findLoader(parsed, at);
  if (own !== undefined && own.kind !== 'unknown' && own.object === name) return own;
  const passed = importsOf(parsed).find(({ local, within }) => local === name && within.length === 0);
  return passed && exported(passed, at, steps + 1);
}

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules around it read the environment,
 * from `os.environ` as they fill it, else as they do. Undefined when no module of the graph reads any.
 */
export function loaderFor(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  const own =
    classLoader(parsed, view) ?? envClassLoader(view.graph, view.file, parsed) ?? readerOf(parsed, view);
  if (own === undefined) return loaderOfOthers(parsed, view);
  if (own.kind === 'unknown' || view.entry === view.file || !readsNoFile(own)) return own;
  return { ...own, source: sourceAround(view, own) ?? own.source };
}

/** For a file that reads no environment itself. */
function loaderOfOthers(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const access = osAccess(parsed);
  const source = view.entry === view.file ? undefined : sourceAround(view);
  const filled = access && source && ({ kind: 'os', ...access, source } as const);
  return filled === undefined || readsNoFile(filled) ? (decoupleOfOthers(view) ?? filled) : filled;
}

/** A file's own idiom; an object that it imports counts, where it can be followed. */
function readerOf(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  return (
    importedObject(parsed, view) ??
    unknownObject(parsed, view) ??
    objectOfStarImport(parsed, view) ??
    cloudFoundryLoader(parsed, view) ??
    withImported(parsed, view, objectOfLibrary(parsed, view) ?? findLoader(parsed, view))
  );
}

/** `import env`, where that module of the project loads the file into `os.environ`. */
function withImported(
  parsed: ParsedPython,
  view: SettingsView,
  own: Loader | Unknown | undefined,
): Loader | Unknown | undefined {
  if (own?.kind === 'unknown' || (own !== undefined && !readsNoFile(own))) return own;
  const called = loadedByOwnFunction(parsed, view);
  if (called !== undefined && (own === undefined || own.kind === 'os')) return called;
  const loaded = loadedByImport(parsed, view);
  const access = osAccess(parsed);
  if (loaded === undefined || access === undefined) return own;
  const { source, from } = loaded;
  const reading = own ?? ({ kind: 'dotenv', ...access } as const);
  return { ...reading, source, from: Math.max(reading.from, from) };
}

/** What fills `os.environ` while a module is imported. */
function loaderOfEnvironment(parsed: ParsedPython, place: SettingsFile): Loader | Unknown | undefined {
  return envObjectLoader(parsed, place) ?? dotenvLoader(parsed, place) ?? ownLoader(parsed, place);
}

/** `load_env(BASE_DIR / '.env')`, where that function is another module's of the project. */
function loadedByOwnFunction(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const loads = importsOf(parsed).flatMap(({ module, name, local }) => {
    const file = name === undefined ? undefined : importedFile(view.graph, view.file, module);
    const other = file === undefined ? undefined : view.graph.modules.get(file);
    if (file === undefined || other === undefined) return [];
    return ownFunctions(other)
      .filter(({ definition }) => definition.name === name)
      .flatMap((own) =>
        loadedByCalls(parsed, view, { ...own, name: local, parsed: other, place: viewOf(view, file) }),
      );
  });
  const load = surestLoad(loads);
  return load && readerAfter(parsed, load);
}

/** The first module of the project that the file imports and that loads an env file while it is imported. */
function loadedByImport(parsed: ParsedPython, view: SettingsView) {
  for (const { module, name, statement, within } of importsOf(parsed)) {
    if (within.length > 0 || name === '*') continue;
    const modules = name === undefined ? [module] : [module, submodule(module, name)];
    const file = modules
      .map((one) => importedFile(view.graph, view.file, one))
      .find((one) => one !== undefined);
    const other = file === undefined ? undefined : view.graph.modules.get(file);
    if (file === undefined || other === undefined) continue;
    const at = viewOf(view, file);
    const loader = loaderOfEnvironment(other, at);
    if (loader === undefined || loader.kind === 'unknown' || loader.source.kind === 'environment') continue;
    return { source: loader.source, from: parsed.span(statement).to };
  }
  return undefined;
}

/** An object of a library without an idiom here, which another module of the project makes: `from .config import config`. */
function objectOfLibrary(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const { graph, file } = view;
  if (loadsFile(parsed, view)) return undefined;
  for (const { module, statement } of importedReaders(parsed)) {
    const source = importedFile(graph, file, module);
    const other = source === undefined ? undefined : graph.modules.get(source);
    const made = source === undefined ? undefined : other && libraryLoader(other, viewOf(view, source));
    const access = osAccess(parsed);
    if (made === undefined || made.kind === 'unknown' || access === undefined) continue;
    const from = Math.max(access.from, parsed.span(statement).to);
    return { kind: 'os', ...access, from, source: made.source };
  }
  return undefined;
}

/** Credentials of services are asked for by `env.get_credential('NAME')`; what the environment has is in `os.environ`. */
function cloudFoundryLoader(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const { graph, file } = view;
  const isImported = importsOf(parsed).some(({ module, name }) => {
    const other = name === undefined ? undefined : importedFile(graph, file, module);
    const source = other === undefined ? undefined : graph.modules.get(other);
    return source !== undefined && cloudFoundryObject(source) === name;
  });
  const access = isImported || cloudFoundryObject(parsed) !== undefined ? osAccess(parsed) : undefined;
  if (access === undefined || loadsFile(parsed, view)) return undefined;
  return { kind: 'os', ...access, source: { kind: 'environment', reader: 'dotenv', isCloudFoundry: true } };
}

/** Whether another library loads a file beside it, as on the computers of the developers. */
function loadsFile(parsed: ParsedPython, view: SettingsView): boolean {
  return [envObjectLoader, decoupleLoader, dotenvValuesLoader, dotenvLoader].some(
    (reader) => reader(parsed, view) !== undefined,
  );
}

/** The object of a module that the file takes in, where it is this file that loads with it: `env.read_env()`. */
function objectOfStarImport(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const { graph, file } = view;
  for (const module of [...filesOf(graph, file)].filter((other) => other !== file)) {
    const other = graph.modules.get(module);
    const made = other && findLoader(other, viewOf(view, module));
    if (made === undefined || made.kind === 'unknown') continue;
    const { source, from } = readEnvIn(parsed, view, made) ?? {};
    if (source !== undefined && from !== undefined) return { ...made, source, from };
  }
  return undefined;
}

/** An object of a known library that another module makes in a way that can't be followed. */
function unknownObject(parsed: ParsedPython, view: SettingsView): Unknown | undefined {
  const { graph, file } = view;
  for (const { local, module, line } of importedReaders(parsed)) {
    const source = importedFile(graph, file, module);
    const other = source === undefined ? undefined : graph.modules.get(source);
    if (source === undefined || other === undefined || !USUAL_NAMES.has(local)) continue;
    if (findLoader(other, viewOf(view, source))?.kind !== 'unknown') continue;
    return {
      kind: 'unknown',
      line,
      reason: `The environment is read through ${local}, which comes from ${module}.`,
    };
  }
  return undefined;
}

function readsNoFile({ source }: Pick<Loader, 'source'>): boolean {
  return source.kind === 'environment' && source.unknown === undefined;
}

/**
 * What the modules around a file fill the environment from: a file only helps if it is loaded before the star import of
 * the file that needs it.
 */
function sourceAround(view: SettingsView, own?: Loader): EnvSource | undefined {
  const { graph, entry, file } = view;
  let plain: EnvSource | undefined;
  for (const module of [...filesOf(graph, entry)].filter((other) => other !== file)) {
    const parsed = graph.modules.get(module);
    const place = viewOf(view, module);
    const loading = parsed && (readEnvIn(parsed, place, own) ?? readerOf(parsed, place));
    if (parsed === undefined || loading === undefined) continue;
    if (loading.kind === 'unknown') {
      if (own !== undefined) continue;
      const unknown = { file: module, line: loading.line, paths: [] };
      return { kind: 'environment', unknown, reader: 'dotenv' };
    }
    if (!fillsEnvironment(loading)) continue;
    const { source, from } = loading;
    if (readsNoFile(loading)) plain ??= source;
    else return inOrder(source, from, parsed, starImport(graph, module, file), module);
  }
  return plain;
}

/** What reads the file itself, as decouple does, leaves the environment as it is. */
function fillsEnvironment(loading: Pick<Loader, 'isMapping'> & { readonly kind: string }): boolean {
  return loading.kind !== 'decouple' && loading.isMapping !== true;
}

/** A call of `read_env` on the object that another module has made: `from .base import *`, `env.read_env()`. */
function readEnvIn(parsed: ParsedPython, place: SettingsFile, own: Loader | undefined) {
  const { object, library } = own ?? {};
  if (object === undefined || library === undefined) return undefined;
  const loads = callsOf(parsed).filter(({ call }) => isLoad(parsed, call, object));
  const loaded = surestLoad(
    loads.map((load) => loadedFrom(parsed, load, envObjectSource(parsed, { library }, load, place), place)),
  );
  return loaded && ({ kind: 'load', source: loaded.source, from: parsed.span(loaded.statement).to } as const);
}

function inOrder(
  source: EnvSource,
  from: number,
  parsed: ParsedPython,
  star: Statement | undefined,
  module: string,
): EnvSource {
  const isEarly = star !== undefined && from <= parsed.span(star).from;
  if (isEarly || (star === undefined && source.kind === 'environment')) return source;
  const paths = pathsOf(source);
  const line = star === undefined ? 1 : parsed.line(star);
  const unknown = { file: module, line, paths, ...(star === undefined ? {} : { isLate: true }) };
  return { kind: 'environment', unknown, reader: source.reader };
}

function pathsOf(source: EnvSource): readonly string[] {
  if (source.kind === 'file') return [source.path];
  return source.kind === 'environment' ? (source.unknown?.paths ?? []) : [];
}

/** The statement by which a module first takes in a file, itself or by way of others; one in a block is the outermost block. */
function starImport(graph: ModuleGraph, module: string, file: string): Statement | undefined {
  const parsed = graph.modules.get(module);
  const found = (parsed === undefined ? [] : statementsOf(parsed)).find(({ statement }) =>
    sourcesOf(graph, module, statement).some((one) => filesOf(graph, one).has(file)),
  );
  return found?.within[0] ?? found?.statement;
}
