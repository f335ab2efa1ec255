import { oncePer, oncePerName } from '../../memoize.js';
import { importsOf } from '../query/imports.js';
import { copiedNamesOf } from '../query/copied-names.js';
import {
  copiedFiles,
  filesIn,
  importedFile,
  inlinedIn,
  packagesOf,
  perFile,
  submodule,
  type ModuleGraph,
} from './module-graph.js';

/** Whether a module may import or run another one, at any distance, or is that one. */
export function reaches(graph: ModuleGraph, file: string, other: string): boolean {
  const ranks = ranksOf(graph);
  const [from, to] = [ranks.get(file), ranks.get(other)];
  if (from === undefined || to === undefined || to < from) return false;
  return from === to || reachableFrom(graph, file).has(other);
}

const reachableFrom = oncePerName((graph: ModuleGraph, file: string) => closure(graph, file, neighbours));

/** The files that a module asks for itself, at any distance: those without the packages that Python runs before it. */
export const importedFrom = oncePerName((graph: ModuleGraph, file: string) =>
  closure(graph, file, importedBy),
);

type Edges = (graph: ModuleGraph, file: string) => readonly string[];

function closure(graph: ModuleGraph, file: string, edges: Edges): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !graph.modules.has(next)) continue;
    found.add(next);
    waiting.push(...edges(graph, next));
  }
  return found;
}

/**
 * What a module may import or run, at any distance, and itself, but for those that import themselves in the end; each behind
 * those that it may import or run.
 */
export function importOrder(graph: ModuleGraph, file: string): readonly string[] {
  return finishOrder(graph, [file], neighbours).filter((one) => !isInCircle(graph, one));
}

/** Files and what can be reached from them, each behind what is reached from it; no order within a circle. */
function finishOrder(graph: ModuleGraph, files: readonly string[], edges: Edges): string[] {
  const entered = new Set<string>();
  const left = new Set<string>();
  const waiting = [...files];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const isNew = !entered.has(next) && graph.modules.has(next);
    entered.add(next);
    if (isNew) waiting.push(...edges(graph, next).filter((one) => !entered.has(one)));
    else {
      waiting.pop();
      if (graph.modules.has(next)) left.add(next);
    }
  }
  return [...left];
}

/**
 * By file, a number that is no greater than those of the modules which it may import or run, and the same within a circle. So
 * most questions about what reaches what are answered without the way there, of which there are many in a large graph.
 */
const ranksOf = oncePer((graph: ModuleGraph): ReadonlyMap<string, number> => {
  const importers = importersIn(graph);
  const ranks = new Map<string, number>();
  // What is imported first gets the greater number.
  const backwards: Edges = (_graph, file) => neighbours(graph, file).toReversed();
  const finished = finishOrder(graph, [...importers.keys()].toReversed(), backwards);
  for (const [rank, start] of finished.toReversed().entries()) {
    const waiting = [start];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (ranks.has(next)) continue;
      ranks.set(next, rank);
      waiting.push(...(importers.get(next) ?? []));
    }
  }
  return ranks;
});

/** By file, those that may import or run it. */
const importersIn = oncePer((graph: ModuleGraph): ReadonlyMap<string, readonly string[]> => {
  const importers = new Map<string, string[]>([...graph.modules.keys()].map((file) => [file, []]));
  for (const file of importers.keys())
    for (const one of neighbours(graph, file)) importers.get(one)?.push(file);
  return importers;
});

function isInCircle(graph: ModuleGraph, file: string): boolean {
  return neighbours(graph, file).some((one) => reaches(graph, one, file));
}

const neighbours = perFile((graph: ModuleGraph, file: string): readonly string[] => [
  ...packagesOf(graph, file),
  ...importedBy(graph, file),
]);

const importedBy = perFile((graph: ModuleGraph, file: string): readonly string[] => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const imported = importsOf(parsed).flatMap(({ module, name }) =>
    [module, ...(name === undefined ? [] : [submodule(module, name)])].map((one) =>
      importedFile(graph, file, one),
    ),
  );
  const inlined = [...inlinedIn(graph, file).values()].flatMap(filesIn);
  const copied = [...copiedNamesOf(parsed).values()].flatMap((one) => copiedFiles(graph, file, one));
  return [...imported, ...inlined, ...copied].filter((one) => one !== undefined);
});

/** Whether a module takes nothing from other ones, so that they don't matter to it. */
export function standsAlone(graph: ModuleGraph, file: string): boolean {
  return (
    neighbours(graph, file).length === 0 && inlinedIn(graph, file).size === 0 && !isOutsideUsed(graph, file)
  );
}

const isOutsideUsed = perFile((graph: ModuleGraph, file: string): boolean => {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || graph.outside === undefined) return false;
  return importsOf(parsed).some(
    ({ name, module }) => name !== undefined && graph.outside?.has(module) === true,
  );
});

/** The files that are not the same as in another graph of the same files, and those that may import or run them. */
export function changedSince(graph: ModuleGraph, other: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...graph.modules.keys()].filter(
    (file) => graph.modules.get(file) !== other.modules.get(file),
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(importersIn(graph).get(next) ?? []));
  }
  return found;
}
