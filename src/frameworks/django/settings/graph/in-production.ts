import { withModules, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { parsePython, type ParsedPython } from '../../../../languages/python/index.js';
import { evaluatorOf } from '../evaluation.js';
import { purposeOf } from '../module-name.js';
import { alternativesIn } from './alternatives.js';

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
