import type { ParsedPython } from '../../../../languages/python/index.js';
import { filesOf, sourcesOf, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import type { Unknown } from '../setting.js';
import { placeIn, type SettingsView } from '../view.js';
import { findLoader, osAccess, type EnvSource, type Loader } from './index.js';
import { loaderOfModule } from './of-module.js';

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules that star-import it read the
 * environment, from `os.environ` as they fill it. Undefined when no module of the graph reads any.
 */
export function loaderFor(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  const own = readerOf(parsed, view.file, view.graph);
  if (own !== undefined || view.entry === view.file) return own;
  const access = osAccess(parsed);
  const source = sourceAround(view);
  return access && source && { kind: 'os', ...access, source };
}

/** A file's own idiom; an object that it imports counts, where it can be followed. */
function readerOf(parsed: ParsedPython, file: string, graph: ModuleGraph): Loader | Unknown | undefined {
  return loaderOfModule(parsed, file, graph) ?? findLoader(parsed, placeIn(graph, file));
}

function sourceAround({ graph, entry, file }: SettingsView): EnvSource | undefined {
  for (const module of [...filesOf(graph, entry)].filter((other) => other !== file)) {
    const parsed = graph.modules.get(module);
    const loader = parsed && readerOf(parsed, module, graph);
    if (parsed === undefined || loader === undefined) continue;
    if (loader.kind === 'unknown')
      return { kind: 'environment', doubt: { file: module, line: loader.line, paths: [] }, reader: 'dotenv' };
    const star = parsed.body.find((statement) => sourcesOf(graph, module, statement).length > 0);
    const isEarly = star !== undefined && loader.from <= parsed.span(star).from;
    if (isEarly || loader.source.kind === 'environment') return loader.source;
    const doubt = { file: module, line: star === undefined ? 1 : parsed.line(star), paths: [] };
    return { kind: 'environment', doubt, reader: loader.source.reader };
  }
  return undefined;
}
