import { filesOf, sourcesOf, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { statementsOf, type ParsedPython, type Statement } from '../../../../languages/python/index.js';
import type { EnvSource, Loader } from '../../../../session/python/loaders/loader.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import { envClassLoader } from '../../../../session/python/pydantic/field.js';
import { classLoader } from '../classes/loader.js';
import type { Unknown } from '../setting.js';
import { viewOf, type SettingsView } from '../view.js';
import { decoupleOfOthers, objectOfOthers } from './object-of-others.js';
import { functionLoader } from './env-functions.js';
import { findLoader, readsNoFile } from './find-loader.js';
import {
  askedOfStarImports,
  cloudFoundryLoader,
  importedObject,
  loadedByImport,
  loadedByOwnFunction,
  objectOfLibrary,
  objectOfStarImport,
  readEnvIn,
  unknownObject,
} from './loader-behind-import.js';

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules around it read the environment,
 * from `os.environ` as they fill it, else as they do. Undefined when no module of the graph reads any.
 */
export function loaderFor(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  const own =
    classLoader(parsed, view) ??
    envClassLoader(view.graph, view.file, parsed) ??
    readerOf(parsed, view, true);
  if (own === undefined) return loaderOfOthers(parsed, view);
  if (own.kind === 'unknown' || view.entry === view.file || !readsNoFile(own)) return own;
  return { ...own, source: sourceAround(view, own) ?? own.source };
}

/** For a file that reads no environment itself. */
function loaderOfOthers(parsed: ParsedPython, view: SettingsView): Loader | undefined {
  const access = osAccess(parsed);
  const source = view.entry === view.file ? undefined : sourceAround(view);
  const filled = access && source && ({ kind: 'os', ...access, source } as const);
  // What another module loads may not be there yet.
  const isSure = filled !== undefined && filled.source.kind !== 'environment';
  const imported = isSure ? undefined : objectOfOthers(view);
  if (imported !== undefined) return imported;
  return filled === undefined || readsNoFile(filled) ? (decoupleOfOthers(view) ?? filled) : filled;
}

/**
 * A file's own idiom; an object that it imports counts, where it can be followed.
 * @param ofStars whether what the modules have that it takes in is its own as well
 */
function readerOf(parsed: ParsedPython, view: SettingsView, ofStars = false): Loader | Unknown | undefined {
  return (
    importedObject(parsed, view) ??
    unknownObject(parsed, view) ??
    objectOfStarImport(parsed, view) ??
    (ofStars ? askedOfStarImports(parsed, view) : undefined) ??
    cloudFoundryLoader(parsed, view) ??
    withImported(
      parsed,
      view,
      objectOfLibrary(parsed, view) ?? findLoader(parsed, view) ?? functionLoader(parsed, view),
      ofStars,
    )
  );
}

/** `import env`, where that module of the project loads the file into `os.environ`. */
function withImported(
  parsed: ParsedPython,
  view: SettingsView,
  own: Loader | Unknown | undefined,
  ofStars: boolean,
): Loader | Unknown | undefined {
  if (own?.kind === 'unknown' || (own !== undefined && !readsNoFile(own))) return own;
  const called = loadedByOwnFunction(parsed, view);
  if (called !== undefined && (own === undefined || own.kind === 'os')) return called;
  const loaded = loadedByImport(parsed, view, ofStars);
  const access = osAccess(parsed);
  if (loaded === undefined || access === undefined) return own;
  const { kind, source, from } = loaded;
  const reading = own ?? ({ kind, ...access } as const);
  return { ...reading, source, from: Math.max(reading.from, from) };
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
    else return inOrder(source, from, view, module, parsed);
  }
  return plain;
}

/** What reads the file itself, as decouple does, leaves the environment as it is. */
function fillsEnvironment(loading: Pick<Loader, 'isMapping'> & { readonly kind: string }): boolean {
  return loading.kind !== 'decouple' && loading.isMapping !== true;
}

function inOrder(
  source: EnvSource,
  from: number,
  view: SettingsView,
  module: string,
  parsed: ParsedPython,
): EnvSource {
  const star = starImport(view.graph, module, view.file);
  if (star === undefined && comesBefore(view, module)) return lateBeside(source, from, parsed, module);
  const isEarly = star !== undefined && from <= parsed.span(star).from;
  if (isEarly || (star === undefined && source.kind === 'environment')) return source;
  const paths = pathsOf(source);
  const line = star === undefined ? 1 : parsed.line(star);
  const unknown = { file: module, line, paths, ...(star === undefined ? {} : { isLate: true }) };
  return { kind: 'environment', unknown, reader: source.reader };
}

/** Whether a module takes in the file first, and the other one that loads the env file only below. */
function comesBefore({ graph, entry, file }: SettingsView, other: string): boolean {
  return [...filesOf(graph, entry)].some((module) => {
    const parsed = graph.modules.get(module);
    const own = starImport(graph, module, file);
    const later = starImport(graph, module, other);
    if (parsed === undefined || own === undefined || later === undefined) return false;
    return parsed.span(own).to <= parsed.span(later).from;
  });
}

/** @param from the offset where the statement ends that loads the file */
function lateBeside(source: EnvSource, from: number, parsed: ParsedPython, module: string): EnvSource {
  const line = parsed.text.slice(0, from).split('\n').length;
  const unknown = { file: module, line, paths: pathsOf(source), isLate: true };
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
