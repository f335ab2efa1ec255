import { importsOf, type ImportedName, type ParsedPython } from '../../../../languages/python/index.js';
import { importedFile, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { prefersStr } from './env-object.js';
import { importedReaders } from './imported.js';
import { findLoader, type Loader } from './index.js';

/** Modules pass an object on to one another no further than this. */
const FURTHEST = 4;

/** The object that another module of the project makes and this one reads with: `from config.env import env`. */
export function loaderOfModule(parsed: ParsedPython, file: string, graph: ModuleGraph): Loader | undefined {
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
  if (source === undefined || parsed === undefined || steps > FURTHEST) return undefined;
  const own = findLoader(parsed, { file: source, app: graph.app });
  if (own !== undefined && own.kind !== 'unknown' && own.object === name) return own;
  const passed = importsOf(parsed).find(({ local, within }) => local === name && within.length === 0);
  return passed && exported(passed, source, graph, steps + 1);
}
