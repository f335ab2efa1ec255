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

/** A statement that leaves open what django-split-settings makes of the settings, and why. */
interface OpenInclude extends PlacedStatement {
  /** A clause. */
  readonly reason: string;
}

/** The first `include` of a file that cannot be followed. */
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
  if (within.some(({ nodeType }) => nodeType !== 'If' && nodeType !== 'Try'))
    return 'this include is not at module level';
  const included = includedBy(parsed, file, statement);
  if (included === undefined) return "can't tell which files this include names";
  const missing = included.find((one) => !one.optional && includedModules(graph, one).length === 0);
  if (missing !== undefined) return `there is no file ${missing.path}`;
  const rivals = included
    .filter((one) => isWildcard(one) && !one.open)
    .flatMap((one) => rivalsIn(graph, one));
  return rivals[0];
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
