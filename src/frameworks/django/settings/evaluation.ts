import { oncePer, oncePerName } from '../../../languages/memoize.js';
import {
  Evaluator,
  filesOf,
  originOf,
  type Bound,
  type Evaluation,
  type ModuleGraph,
  type PathValue,
  type MissingImport,
  type Site,
  type Value,
} from '../../../languages/python/evaluate/index.js';
import { type Expression, type ParsedPython, placedNodes } from '../../../languages/python/index.js';
import { aloneIn, asPath } from '../../../session/python/paths.js';
import { SETTINGS_VARIABLE } from './names.js';
import type { SettingsView } from './view.js';

/**
 * Answers questions about the modules of a graph for every environment: DEBUG is what development and production differ in, so that what depends on it is
 * under a condition, whatever the file says today.
 */
export const everywhere = oncePer((graph: ModuleGraph): Evaluator => {
  const origin = originOf(graph);
  return new Evaluator(graph, EVERYWHERE, origin && everywhere(origin));
});

const EVERYWHERE = { varying: new Set(['DEBUG']) };

/** Answers all questions about the modules of a graph as they stand. */
export const evaluatorOf = oncePer((graph: ModuleGraph) =>
  [...graph.modules.values()].some(readsDebug) ? asItStands(graph) : everywhere(graph),
);

const asItStands = oncePer((graph: ModuleGraph): Evaluator => {
  const origin = originOf(graph);
  return new Evaluator(graph, undefined, origin && asItStands(origin));
});

/** What a name may be in every environment, and where code that is not followed may have set any name after that. */
export interface EffectiveValue extends Evaluation {
  readonly open?: Site;
  /** Whether a placeholder may be loaded instead of the module that sets it. */
  readonly hasPlaceholder?: boolean;
}

export function effectiveValue(graph: ModuleGraph, module: string, name: string): EffectiveValue {
  const { bound, ...rest } = withoutPlaceholders(everywhere(graph), module, name);
  const lost = bound.find(isLost);
  if (lost === undefined) return { bound, ...rest };
  return { bound: bound.filter((one) => !isLost(one)), ...rest, open: lost.site };
}

/** A name that is set plainly has the value that it was given, whatever that is: `X = KEY`, where code may have set KEY. */
function isLost({ value, node }: Bound): boolean {
  return node === undefined && value.kind === 'unknown' && value.ofAnyName === true;
}

/** Everywhere that code which is not followed may have set any name after a name was set. */
export function openSites(graph: ModuleGraph, module: string, name: string): Site[] {
  const { bound } = withoutPlaceholders(everywhere(graph), module, name);
  return bound.filter(isLost).map(({ site }) => site);
}

/**
 * What a name may be wherever Django can start. Settings may choose from modules of which one sets nothing, as
 * `staging.py` does that nobody has filled yet: without INSTALLED_APPS, nothing else that is missing matters.
 */
export function withoutPlaceholders(evaluator: Evaluator, module: string, name: string): EffectiveValue {
  const found = evaluator.evaluate(module, name);
  if (!found.mayBeUnset) return found;
  const apps = evaluator.evaluate(module, 'INSTALLED_APPS');
  const isChosen = ({ site }: Bound) => site.file !== module && site.within.length === 0;
  if (!apps.mayBeUnset || !apps.bound.every(isChosen)) return found;
  const [file, second] = new Set(apps.bound.map(({ site }) => site.file));
  const isBeside = ({ site }: Bound) =>
    site.within.length === 0 &&
    (site.file === file ||
      // The file with the apps is taken in by way of this one alone.
      (file !== undefined && !filesOf(evaluator.graph, module, site.file).has(file)));
  if (second !== undefined || !found.bound.some(isBeside)) return found;
  // One that is not here can't be loaded instead.
  const isHere = evaluator.missingImports(module).length === 0;
  return { ...found, mayBeUnset: false, hasPlaceholder: isHere };
}

/** Answers questions about the settings of production: where DEBUG may be off, it is. */
export const inProduction = oncePer(
  (graph: ModuleGraph) => new Evaluator(graph, { assumed: new Map([['DEBUG', false]]) }),
);

const readsDebug = oncePer((parsed: ParsedPython) =>
  placedNodes(parsed, 'Name').some(({ node }) => node.id === 'DEBUG'),
);

/**
 * The paths that an expression may stand for, as far as they are known.
 * @param module what DJANGO_SETTINGS_MODULE is, and nothing else is set in the environment; undefined for any environment
 */
export function pathsAt(
  parsed: ParsedPython,
  node: Expression,
  file: string,
  module?: string,
): readonly PathValue[] {
  return valuesAt(parsed, node, file, module).flatMap((value) => asPath(value) ?? []);
}

/** The values, with the same arguments. */
export function valuesAt(
  parsed: ParsedPython,
  node: Expression,
  file: string,
  module?: string,
): readonly Value[] {
  const graph = aloneIn(parsed, file);
  const evaluator = module === undefined ? evaluatorOf(graph) : startedWith(graph, module);
  return evaluator.valuesOf(file, node) ?? [];
}

/** Whether an expression of a file is run when Django is started with a settings module and an environment without more. */
export function isReached(parsed: ParsedPython, node: Expression, file: string, module: string): boolean {
  return startedWith(aloneIn(parsed, file), module).valuesOf(file, node) !== undefined;
}

const startedWith = oncePerName((graph: ModuleGraph, module: string) => {
  const environment = (variable: string) => (variable === SETTINGS_VARIABLE ? module : undefined);
  return new Evaluator(graph, { environment });
});

/** The optional star imports whose modules are not there, and that come after a name was set. */
export function missingAfter({ graph, entry }: SettingsView, name: string): MissingImport[] {
  const evaluator = evaluatorOf(graph);
  const { bound } = evaluator.evaluate(entry, name);
  if (bound.length === 0) return [];
  const isLater = ({ site }: MissingImport) =>
    bound.every((one) => one.site.file !== site.file || one.site.line < site.line);
  return evaluator.missingImports(entry).filter(isLater);
}

/** The module of an optional star import that is not there, as written: `.local_settings`. */
export function missingImport({ graph, entry }: SettingsView): string | undefined {
  return evaluatorOf(graph).missingImports(entry)[0]?.module;
}
