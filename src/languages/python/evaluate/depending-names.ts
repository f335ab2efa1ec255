import { nodesIn, type PythonNode, type Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { copiedNamesOf } from '../query/copied-names.js';
import { dottedName } from '../query/expressions.js';
import { isOpaqueCall } from '../query/namespaces.js';
import { isStatement, ownNodes, statementsOf, type PlacedStatement } from '../query/statements.js';
import { namesChangedIn, reachesOwnModule } from './definition-effects.js';

/**
 * The names that may have another value where some names have one, these included. The files share all their names, as with
 * star imports.
 * @returns undefined where code of the files may set any name
 */
export function dependingOn(
  files: readonly ParsedPython[],
  names: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const placed = files.flatMap((parsed) => statementsOf(parsed));
  const isOpaque = (parsed: ParsedPython) =>
    statementsOf(parsed).some(
      ({ statement }) => setsAnyName(statement) && !copiedNamesOf(parsed).has(statement),
    );
  if (files.some(isOpaque)) return undefined;
  const found = new Set(names);
  const called = new Set<string>();
  for (let size = -1; size !== found.size + called.size;) {
    size = found.size + called.size;
    for (const one of placed) follow(one, found, called);
  }
  return found;
}

function setsAnyName(statement: Statement): boolean {
  return reachesOwnModule(statement) || ownNodes(statement).some(isOpaqueCall);
}

/** Adds what a statement makes of the names, and the functions that it hands them to. */
function follow({ statement, within }: PlacedStatement, found: Set<string>, called: Set<string>): void {
  if (isDefinition(statement)) {
    if (called.has(statement.name)) addAll(found, namesChangedIn([statement]));
    return;
  }
  const nodes = ownNodes(statement);
  if (!nodes.some((node) => uses(node, found))) return;
  addAll(found, statement.nodeType === 'ImportFrom' ? aliases(statement, found) : changedBy(statement));
  for (const outer of within) if (isDefinition(outer)) found.add(outer.name);
  for (const node of nodes) {
    const name = node.nodeType === 'Call' ? dottedName(node.func)?.split('.').at(-1) : undefined;
    if (name !== undefined) called.add(name);
  }
}

function isDefinition(statement: Statement) {
  return (
    statement.nodeType === 'FunctionDef' ||
    statement.nodeType === 'AsyncFunctionDef' ||
    statement.nodeType === 'ClassDef'
  );
}

/** Of the statements in a compound one its condition decides, too. */
function changedBy(statement: Statement): ReadonlySet<string> {
  return namesChangedIn(nodesIn(statement).filter(isStatement));
}

function uses(node: PythonNode, names: ReadonlySet<string>): boolean {
  if (node.nodeType === 'Name') return names.has(node.id);
  if (node.nodeType === 'Attribute') return names.has(node.attr);
  return node.nodeType === 'Alias' && names.has(node.name);
}

/** `from .base import NAME as other` */
function aliases(
  { names }: Extract<Statement, { nodeType: 'ImportFrom' }>,
  found: ReadonlySet<string>,
): string[] {
  return names.flatMap(({ name, asname }) => (found.has(name) && asname !== undefined ? [asname] : []));
}

function addAll(set: Set<string>, more: Iterable<string>): void {
  for (const one of more) set.add(one);
}
