import {
  filesOf,
  sourcesOf,
  type ModuleGraph,
  withModules,
} from '../../../../languages/python/evaluate/index.js';
import {
  statementsOf,
  type PlacedStatement,
  parsePython,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import { isSuppressed } from '../../../../languages/python/query/statements.js';
import { oncePerName } from '../../../../languages/memoize.js';
import { includedBy, includedModules, isInclude } from './includes.js';
import { evaluatorOf } from '../evaluation.js';
import { purposeOf } from '../module-name.js';

/** A file that another one takes in: always, in some environments, or where it is there. */
interface Use {
  readonly file: string;
  readonly when: 'always' | 'sometimes' | 'if it is there';
}

/** The files that a settings module takes in whatever the environment is, itself included. */
export const alwaysIn = oncePerName((graph: ModuleGraph, module: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [module];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...usesIn(graph, next).flatMap(({ file, when }) => (when === 'always' ? [file] : [])));
  }
  return found;
});

export interface Alternative {
  readonly file: string;
  /** It need not be there. */
  readonly optional: boolean;
}

/** The files that a condition, an include or what is there on the disk chooses from for a settings module. */
export function alternativesIn(graph: ModuleGraph, module: string): Alternative[] {
  const always = alwaysIn(graph, module);
  const all = [...filesOf(graph, module)];
  const optional = new Set(
    all.flatMap((file) =>
      usesIn(graph, file).flatMap((use) => (use.when === 'if it is there' ? [use.file] : [])),
    ),
  );
  return all.filter((file) => !always.has(file)).map((file) => ({ file, optional: optional.has(file) }));
}

const usesIn = oncePerName((graph: ModuleGraph, file: string): readonly Use[] => {
  const parsed = graph.modules.get(file);
  return parsed === undefined ? [] : statementsOf(parsed).flatMap((placed) => usesBy(graph, file, placed));
});

function usesBy(graph: ModuleGraph, file: string, { statement, within }: PlacedStatement): Use[] {
  const isTried = within.some(({ nodeType }) => nodeType === 'Try') || isSuppressed(within);
  const when = isTried ? 'if it is there' : within.length > 0 ? 'sometimes' : 'always';
  const parsed = graph.modules.get(file);
  if (parsed === undefined || !isInclude(parsed, statement)) {
    const sources = sourcesOf(graph, file, statement);
    const isChosen = sources.length > 1 && when === 'always';
    return sources.map((source) => ({ file: source, when: isChosen ? 'sometimes' : when }));
  }
  return includedBy(parsed, file, statement)
    .filter((one) => one !== undefined)
    .flatMap((one) =>
      includedModules(graph, one).map((other) => ({
        file: other,
        when: one.optional ? 'if it is there' : one.open ? 'sometimes' : when,
      })),
    );
}

/**
 * The graph as production sees a settings module that chooses between environments: what is named for development is not
 * there. A module that would have no settings left, or is development's itself, stays as it is.
 * @param beside the patched file
 */
export function graphInProduction(graph: ModuleGraph, module: string, beside: string): ModuleGraph {
  const isForDevelopment = (file: string) => purposeOf(file, beside) === 'development';
  const left = alternativesIn(graph, module).filter(({ file }) => isForDevelopment(file));
  const missing = absent();
  if (left.length === 0 || missing === undefined || isForDevelopment(module)) return graph;
  const without = withModules(graph, new Map(left.map(({ file }) => [file, missing])));
  const isLeft = evaluatorOf(without).evaluate(module, 'INSTALLED_APPS').bound.length > 0;
  return isLeft ? without : graph;
}

/** What is imported in place of a file that is not there. */
function absent(): ParsedPython | undefined {
  const parsed = parsePython('raise ImportError\n');
  return parsed.kind === 'parsed' ? parsed : undefined;
}
