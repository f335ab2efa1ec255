import { stringValue } from './expressions.js';
import { isNamespace } from './namespaces.js';
import type { Expression, NodeOf, PythonNode } from './nodes.js';
import { isImport, localName } from './imports.js';
import type { ParsedPython } from './parse.js';
import { ownNodes, statementsOf, type PlacedStatement } from './statements.js';

/** Methods of lists, tuples, sets, dicts and strings that change nothing. */
const READERS: ReadonlySet<string> = new Set([
  'index',
  'count',
  'copy',
  'get',
  'keys',
  'values',
  'items',
  'union',
  'intersection',
  'difference',
  'format',
  'join',
  'split',
  'strip',
  'startswith',
  'endswith',
  'lower',
  'upper',
  'replace',
]);

/**
 * The statements that may bind or change a name otherwise than by assigning it (`assignmentsOf` in assignments.ts): import,
 * `for`, `with … as`, `except … as`, `del`, `def`, `class`, `:=`, `global`, match patterns, `NAME[…] = …`, `NAME.x = …`,
 * `NAME.append(…)` and every other method that is not known to only read, `f(NAME)` as a statement, `globals()['NAME'] = …`.
 * What may change any name: see `opaqueStatements` in namespaces.ts.
 */
export function changesTo(parsed: ParsedPython, name: string): PlacedStatement[] {
  return statementsOf(parsed).filter(({ statement }) => {
    const assigned = directTargets(statement);
    return [statement, ...ownNodes(statement)].some((node) => !assigned.has(node) && changes(node, name));
  });
}

/** The names that `assignmentsOf` reports for a statement. */
function directTargets(statement: PythonNode): Set<PythonNode> {
  if (statement.nodeType === 'Assign') return new Set(statement.targets.flatMap(namesIn));
  const hasTarget = statement.nodeType === 'AnnAssign' || statement.nodeType === 'AugAssign';
  return new Set(hasTarget ? namesIn(statement.target) : []);
}

function namesIn(target: Expression): Expression[] {
  if (target.nodeType === 'Starred') return namesIn(target.value);
  if (target.nodeType === 'Tuple' || target.nodeType === 'List') return target.elts.flatMap(namesIn);
  return target.nodeType === 'Name' ? [target] : [];
}

function changes(node: PythonNode, name: string): boolean {
  if (boundNames(node).includes(name)) return true;
  if (node.nodeType === 'Subscript' || node.nodeType === 'Attribute') {
    return node.ctx.nodeType !== 'Load' && reaches(node, name);
  }
  if (node.nodeType === 'Call') return callsMethodOf(node, name);
  return node.nodeType === 'Expr' && node.value.nodeType === 'Call' && isGiven(node.value, name);
}

/** The names that a node binds by itself, not through nodes in it. */
function boundNames(node: PythonNode): readonly (string | undefined)[] {
  if (node.nodeType === 'Name') return node.ctx.nodeType === 'Load' ? [] : [node.id];
  if (isImport(node)) return node.names.map((alias) => localName(node, alias));
  if (node.nodeType === 'Global' || node.nodeType === 'Nonlocal') return node.names;
  if (node.nodeType === 'MatchMapping') return [node.rest];
  if (!('name' in node) || node.nodeType === 'Alias' || node.nodeType === 'TypeAlias') return [];
  return [node.name];
}

function isGiven(call: NodeOf<'Call'>, name: string): boolean {
  const given = [...call.args, ...call.keywords.map(({ value }) => value)];
  return given.some((argument) => argument.nodeType === 'Name' && argument.id === name);
}

/** Whether `a.b[c].d` begins at the name, or at `globals()['name']`. */
function reaches(node: Expression, name: string): boolean {
  if (node.nodeType === 'Name') return node.id === name;
  if (node.nodeType === 'Subscript' && isNamespace(node.value))
    return (stringValue(node.slice) ?? name) === name;
  return (node.nodeType === 'Subscript' || node.nodeType === 'Attribute') && reaches(node.value, name);
}

function callsMethodOf(node: NodeOf<'Call'>, name: string): boolean {
  return node.func.nodeType === 'Attribute' && reaches(node.func.value, name) && !READERS.has(node.func.attr);
}
