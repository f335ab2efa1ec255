import {
  importsOf,
  statementsOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../../model/secret.js';
import type { ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { settersIn } from '../setting.js';
import { isStar } from './load-graph.js';
import { includedBy, includedModules, includerOf, isInclude, isWildcard, type Included } from './includes.js';

/** A statement after which it is unknown what django-split-settings makes of the settings, and why. */
interface OpenInclude extends PlacedStatement {
  /** A clause. */
  readonly reason: string;
}

/** The first `include` of a file of which not even the place of what it runs is known. */
export function openInclude(graph: ModuleGraph, file: string): OpenInclude | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return undefined;
  for (const placed of statementsOf(parsed)) {
    const reason = isInclude(parsed, placed.statement) ? fault(graph, file, parsed, placed) : undefined;
    if (reason !== undefined) return { ...placed, reason };
  }
  const star = includerOf(graph, file) === undefined ? undefined : importsOf(parsed).find(isRelativeStar);
  return star && { ...star, reason: `${star.module} is looked up next to the file that includes this one` };
}

function isRelativeStar(item: ReturnType<typeof importsOf>[number]): boolean {
  return isStar(item) && item.module.startsWith('.');
}

function fault(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  { statement, within }: PlacedStatement,
): string | undefined {
  if (within.some(({ nodeType }) => nodeType.endsWith('Def'))) return 'this include is not at module level';
  return includedBy(parsed, file, statement)
    .filter((one) => one !== undefined)
    .filter((one) => isWildcard(one) && !one.open)
    .flatMap((one) => rivalsIn(graph, one))[0];
}

/** Settings whose value would depend on the order, which glob leaves open. */
const ORDERED = [
  'INSTALLED_APPS',
  'MIDDLEWARE',
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  'SESSION_COOKIE_SECURE',
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
  SECRET_VARIABLE,
];

function rivalsIn(graph: ModuleGraph, included: Included): string[] {
  const modules = includedModules(graph, included);
  return ORDERED.flatMap((name) => {
    const files = modules.filter((file) => {
      const parsed = graph.modules.get(file);
      return parsed !== undefined && settersIn(parsed, name).length > 0;
    });
    const [first, second] = files;
    if (first === undefined || second === undefined) return [];
    return [`${name} is set in ${first} and in ${second}, and a wildcard doesn't say which one runs last`];
  });
}
