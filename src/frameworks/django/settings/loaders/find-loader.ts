import {
  importedFile,
  type ModuleGraph,
  filesOf,
  sourcesOf,
} from '../../../../languages/python/evaluate/index.js';
import { importsOf, type ImportedName, type ParsedPython } from '../../../../languages/python/index.js';
import type { Unknown } from '../setting.js';
import { settingsFileIn, type SettingsView } from '../view.js';
import { classLoader } from '../classes/loader.js';
import { envClassLoader } from '../pydantic/field.js';
import { decoupleLoader } from './decouple.js';
import { dotenvLoader } from './dotenv.js';
import { envObjectLoader, prefersStr } from './env-object.js';
import { importedReaders, USUAL_NAMES } from './imported.js';
import { libraryLoader } from './library.js';
import type { LoaderReader, Loader, EnvSource } from './loader.js';
import { osLoader, osAccess } from './os.js';

/** The project's own idiom; undefined when the settings read no environment at all. */
export const findLoader: LoaderReader = (parsed, place) => {
  for (const reader of [envObjectLoader, decoupleLoader, dotenvLoader, libraryLoader, osLoader]) {
    const loader = reader(parsed, place);
    if (loader !== undefined) return loader;
  }
  return undefined;
};

/** Modules pass an object on to one another no further than this. */
const MAX_STEPS = 4;

/** The object that another module of the project makes and this one reads with: `from config.env import env`. */
function importedObject(parsed: ParsedPython, file: string, graph: ModuleGraph): Loader | undefined {
  for (const item of importedReaders(parsed)) {
    const loader = exported(item, file, graph);
    if (loader === undefined) continue;
    const { local } = item;
    const read = loader.kind === 'env object' && prefersStr(parsed, local) ? `${local}.str` : local;
    const from = parsed.span(item.statement).to;
    return { ...loader, object: local, read: (variable) => `${read}(${variable})`, from };
  }
  return undefined;
}

/** The loader behind an imported name, which may have been imported there as well. */
function exported(
  { module, name }: ImportedName,
  file: string,
  graph: ModuleGraph,
  steps = 0,
): Loader | undefined {
  const source = importedFile(graph, file, module);
  const parsed = source === undefined ? undefined : graph.modules.get(source);
  if (source === undefined || parsed === undefined || steps > MAX_STEPS) return undefined;
  const own = findLoader(parsed, { file: source, app: graph.app });
  if (own !== undefined && own.kind !== 'unknown' && own.object === name) return own;
  const passed = importsOf(parsed).find(({ local, within }) => local === name && within.length === 0);
  return passed && exported(passed, source, graph, steps + 1);
}

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules that star-import it read the
 * environment, from `os.environ` as they fill it. Undefined when no module of the graph reads any.
 */
export function loaderFor(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  const own =
    classLoader(parsed, view) ??
    envClassLoader(view.graph, view.file, parsed) ??
    readerOf(parsed, view.file, view.graph);
  if (own !== undefined || view.entry === view.file) return own;
  const access = osAccess(parsed);
  const source = sourceAround(view);
  return access && source && { kind: 'os', ...access, source };
}

/** A file's own idiom; an object that it imports counts, where it can be followed. */
function readerOf(parsed: ParsedPython, file: string, graph: ModuleGraph): Loader | Unknown | undefined {
  return (
    importedObject(parsed, file, graph) ??
    unknownObject(parsed, file, graph) ??
    findLoader(parsed, settingsFileIn(graph, file))
  );
}

/** An object of a known library that another module makes in a way that can't be followed. */
function unknownObject(parsed: ParsedPython, file: string, graph: ModuleGraph): Unknown | undefined {
  for (const { local, module, line } of importedReaders(parsed)) {
    const source = importedFile(graph, file, module);
    const other = source === undefined ? undefined : graph.modules.get(source);
    if (source === undefined || other === undefined || !USUAL_NAMES.has(local)) continue;
    if (findLoader(other, settingsFileIn(graph, source))?.kind !== 'unknown') continue;
    return {
      kind: 'unknown',
      line,
      reason: `The environment is read through ${local}, which comes from ${module}.`,
    };
  }
  return undefined;
}

function sourceAround({ graph, entry, file }: SettingsView): EnvSource | undefined {
  for (const module of [...filesOf(graph, entry)].filter((other) => other !== file)) {
    const parsed = graph.modules.get(module);
    const loader = parsed && readerOf(parsed, module, graph);
    if (parsed === undefined || loader === undefined) continue;
    if (loader.kind === 'unknown')
      return {
        kind: 'environment',
        unknown: { file: module, line: loader.line, paths: [] },
        reader: 'dotenv',
      };
    const star = parsed.body.find((statement) => sourcesOf(graph, module, statement).length > 0);
    const isEarly = star !== undefined && loader.from <= parsed.span(star).from;
    if (isEarly || loader.source.kind === 'environment') return loader.source;
    const unknown = { file: module, line: star === undefined ? 1 : parsed.line(star), paths: [] };
    return { kind: 'environment', unknown, reader: loader.source.reader };
  }
  return undefined;
}
