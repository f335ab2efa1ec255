import { oncePer } from '../../../../languages/memoize.js';
import {
  importsOf,
  statementsOf,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';

/**
 * The names that conditions of a file ask about where one of them decides which modules it takes in:
 * `if ENV == Environment.DEV: from .dev import *`.
 */
export const decidingNames = oncePer((parsed: ParsedPython): ReadonlySet<string> => {
  const decides = importsOf(parsed).some(({ name, within }) => name === '*' && within.some(isCondition));
  if (!decides) return new Set();
  const conditions = statementsOf(parsed).flatMap(({ statement }) =>
    isCondition(statement) ? ownNodes(statement) : [],
  );
  return new Set(conditions.flatMap((node) => (node.nodeType === 'Name' ? [node.id] : [])));
});

function isCondition({ nodeType }: Statement): boolean {
  return nodeType === 'If' || nodeType === 'Match';
}
