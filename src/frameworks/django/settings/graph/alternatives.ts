import { filesOf, sourcesOf, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { statementsOf, type PlacedStatement } from '../../../../languages/python/index.js';
import { oncePerName } from '../../../../languages/memoize.js';
import { includedBy, includedModules } from './includes.js';

/** The files that a settings module takes in whatever the environment is, itself included. */
export const alwaysIn = oncePerName((graph: ModuleGraph, module: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [module];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...surelyTakenIn(graph, next));
  }
  return found;
});

/** The files that a condition, an include or what is there on the disk chooses from for a settings module. */
export function alternativesIn(graph: ModuleGraph, module: string): string[] {
  const always = alwaysIn(graph, module);
  return [...filesOf(graph, module)].filter((file) => !always.has(file));
}

function surelyTakenIn(graph: ModuleGraph, file: string): string[] {
  const parsed = graph.modules.get(file);
  return parsed === undefined
    ? []
    : statementsOf(parsed).flatMap((placed) => surelyTakenInBy(graph, file, placed));
}

function surelyTakenInBy(graph: ModuleGraph, file: string, { statement, within }: PlacedStatement): string[] {
  if (within.length > 0) return [];
  const parsed = graph.modules.get(file);
  const included = parsed && includedBy(parsed, file, statement);
  if (included === undefined) return sourcesOf(graph, file, statement);
  return included
    .filter(({ open, optional }) => !open && !optional)
    .flatMap((one) => includedModules(graph, one));
}
