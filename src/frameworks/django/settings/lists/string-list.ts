import { dottedName, type Expression } from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import type { ModuleGraph } from '../graph/module-graph.js';
import { scopeOf, type Scope, type ScopedStatement } from '../graph/scope.js';
import { ListReader, OpenValue } from './reader.js';
import type { ListValue } from './value.js';
import { lastAssignment, unknownSetting, type Unknown } from '../setting.js';

/** A setting that is a list or tuple of names, as Django would see it. */
export interface StringList {
  readonly kind: 'list';
  /** At least one: conditions are left open. */
  readonly values: readonly ListValue[];
  readonly line: number;
  readonly file: string;
}

/** Reads INSTALLED_APPS, MIDDLEWARE and their like in a settings module and those that it star-imports. */
export function readStringList(
  graph: ModuleGraph,
  module: string,
  name: string,
): StringList | Unknown | { readonly kind: 'absent' } {
  const scope = scopeOf(graph, module);
  const alias = aliasOf(scope, name);
  try {
    const values = new ListReader(graph, scope).valuesOf(name, undefined);
    if (values === undefined) return { kind: 'absent' };
    if (alias !== undefined) return unknownSetting(name, alias);
    return { kind: 'list', values, ...placeOf(scope, name, module) };
  } catch (error) {
    if (!(error instanceof OpenValue)) throw error;
    return unknownSetting(name, error.binding);
  }
}

function placeOf(scope: Scope, name: string, module: string) {
  const last = lastAssignment(scope, name);
  if (last.kind === 'assigned') return { line: last.line, file: last.file };
  return last.kind === 'absent' ? { line: 1, file: module } : { line: last.line, file: last.file ?? module };
}

const PURE = new Set([
  'list',
  'tuple',
  'set',
  'frozenset',
  'sorted',
  'len',
  'any',
  'all',
  'print',
  'enumerate',
  'reversed',
]);

/** The first statement that gives the list itself a second name, or hands it to code that may change it. */
function aliasOf(scope: Scope, name: string): ScopedStatement | undefined {
  const isList = (node: Expression | undefined) => node?.nodeType === 'Name' && node.id === name;
  return scope.find(({ statement }) => {
    if (statement.nodeType === 'Assign' && isList(statement.value)) return true;
    return [...ownNodes(statement)].some((node) => {
      if (node.nodeType !== 'Call' || PURE.has(dottedName(node.func) ?? '')) return false;
      return node.args.some(isList) || node.keywords.some(({ value }) => isList(value));
    });
  });
}
