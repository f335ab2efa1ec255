import { oncePer } from '../../memoize.js';
import { dottedName } from './expressions.js';
import type { Expression, PythonNode } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { ownNodes, statementsOf, type PlacedStatement } from './statements.js';

/**
 * The statements after which any name may mean anything: star imports, `exec` and its like, and whatever is handed
 * `globals()`, `locals()` or `vars()`.
 */
export const opaqueStatements = oncePer((parsed: ParsedPython): readonly PlacedStatement[] =>
  statementsOf(parsed).filter(({ statement }) => {
    if (statement.nodeType === 'ImportFrom') return statement.names.some((alias) => alias.name === '*');
    const nodes = ownNodes(statement);
    if (!nodes.some(isOpaqueCall)) return false;
    const asked = new Set(nodes.flatMap(askedNamespaces));
    return nodes.some((node) => !asked.has(node) && isOpaqueCall(node));
  }),
);

/** `'NAME' in locals()`, `[name for name in globals() if …]` and `__import__(name, globals(), locals())` only look. */
export function askedNamespaces(node: PythonNode): readonly PythonNode[] {
  if (node.nodeType === 'Call')
    return dottedName(node.func) === '__import__' ? node.args.filter(isNamespace) : [];
  if (node.nodeType === 'Comprehension') return isNamespace(node.iter) ? [node.iter] : [];
  if (node.nodeType !== 'Compare') return [];
  const onlyAsks = node.ops.every(({ nodeType }) => nodeType === 'In' || nodeType === 'NotIn');
  return onlyAsks ? node.comparators.filter(isNamespace) : [];
}

export function isOpaqueCall(node: PythonNode): boolean {
  if (node.nodeType !== 'Call') return false;
  const called = dottedName(node.func) ?? '';
  return ['exec', 'execfile', 'eval'].includes(called) || isNamespace(node);
}

/** `sys.modules[__name__]` */
export function isOwnModule(node: Expression): boolean {
  if (node.nodeType !== 'Subscript' || dottedName(node.value) !== 'sys.modules') return false;
  return dottedName(node.slice) === '__name__';
}

/** `globals()`, `locals()`, `vars()`. */
export function isNamespace(node: Expression): boolean {
  if (node.nodeType !== 'Call' || node.args.length > 0) return false;
  return ['globals', 'locals', 'vars'].includes(dottedName(node.func) ?? '');
}

/** Whether an expression asks which names there are: `[name for name in dir() if name.isupper()]`. */
export function asksForNames(node: Expression): boolean {
  return [node, ...ownNodes(node)].some(
    (one) =>
      one.nodeType === 'Call' &&
      one.args.length === 0 &&
      (isNamespace(one) || dottedName(one.func) === 'dir'),
  );
}
