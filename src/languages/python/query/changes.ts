import { oncePer } from '../../memoize.js';
import { stringValue } from './expressions.js';
import { isNamespace } from './namespaces.js';
import type { Expression, NodeOf, PythonNode, Statement } from '../parse/nodes.js';
import { isImport, localName } from './imports.js';
import type { ParsedPython } from '../parse/parse.js';
import { byName, ownNodes, statementsOf, type PlacedStatement } from './statements.js';

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
export function changesTo(parsed: ParsedPython, name: string): readonly PlacedStatement[] {
  return changesByName(parsed).get(name) ?? [];
}

/** Stands for a name that is not known: `globals()[key] = …`. No name is empty. */
const ANY = '';

const changesByName = oncePer((parsed: ParsedPython) =>
  byName(statementsOf(parsed), ({ statement }) => changedBy(statement)),
);

/** Found out once for a statement, because many names are asked for. */
export const changedBy = oncePer((statement: Statement): ReadonlySet<string> => {
  const assigned = directTargets(statement);
  const nodes = [statement, ...ownNodes(statement)];
  const names = nodes.flatMap((node) => (assigned.has(node) ? [] : changedNames(node)));
  return names.length === 0 ? NONE : new Set(names);
});

/** Most settings change no name but the one that they assign. */
const NONE: ReadonlySet<string> = new Set();

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

/** What a node binds or changes by itself, not through nodes in it. */
function changedNames(node: PythonNode): readonly string[] {
  if (node.nodeType === 'Subscript' || node.nodeType === 'Attribute')
    return node.ctx.nodeType === 'Load' ? [] : rootOf(node);
  if (node.nodeType === 'Call') return methodOwner(node);
  if (node.nodeType === 'Expr') return node.value.nodeType === 'Call' ? givenNames(node.value) : [];
  return boundNames(node).filter((name) => name !== undefined);
}

function boundNames(node: PythonNode): readonly (string | undefined)[] {
  if (node.nodeType === 'Name') return node.ctx.nodeType === 'Load' ? [] : [node.id];
  if (isImport(node)) return node.names.map((alias) => localName(node, alias));
  if (node.nodeType === 'Global' || node.nodeType === 'Nonlocal') return node.names;
  if (node.nodeType === 'MatchMapping') return [node.rest];
  if (!('name' in node) || node.nodeType === 'Alias' || node.nodeType === 'TypeAlias') return [];
  return [node.name];
}

function givenNames(call: NodeOf<'Call'>): string[] {
  const given = [...call.args, ...call.keywords.map(({ value }) => value)];
  return given.flatMap((argument) => (argument.nodeType === 'Name' ? [argument.id] : []));
}

/** The name that `a.b[c].d` begins at; of `globals()['name']` that one. */
function rootOf(node: Expression): readonly string[] {
  if (node.nodeType === 'Name') return [node.id];
  if (node.nodeType === 'Subscript' && isNamespace(node.value)) return [stringValue(node.slice) ?? ANY];
  return node.nodeType === 'Subscript' || node.nodeType === 'Attribute' ? rootOf(node.value) : [];
}

/** The name whose list or dict a method may change. */
export function methodOwner({ func }: NodeOf<'Call'>): readonly string[] {
  return func.nodeType === 'Attribute' && !READERS.has(func.attr) ? rootOf(func.value) : [];
}
