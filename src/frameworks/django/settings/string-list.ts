import {
  argument,
  dottedName,
  lineOf,
  statementsOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/statements.js';
import { lastAssignment, unclear, type Unclear } from './setting.js';

type ListNode = NodeOf<'List'> | NodeOf<'Tuple'>;

/** A setting that is a list or tuple of names, written out in this module. */
export interface StringList {
  readonly kind: 'list';
  readonly node: ListNode;
  readonly line: number;
  /** The elements in order; undefined for one that is no plain string. */
  readonly items: readonly (string | undefined)[];
  /** What later statements add. */
  readonly added: readonly Addition[];
}

interface Addition {
  /** Undefined for what is no plain string. */
  readonly value: string | undefined;
  readonly line: number;
  /** Whether the statement stands in another one: `if DEBUG:`. */
  readonly conditional: boolean;
}

/** Reads INSTALLED_APPS, MIDDLEWARE and their like; later `+=`, `append`, `extend` and `insert` are understood. */
export function readStringList(
  parsed: ParsedPython,
  name: string,
): StringList | Unclear | { readonly kind: 'absent' } {
  const setting = lastAssignment(parsed, name);
  if (setting.kind !== 'assigned') return setting;
  const { value: node, line } = setting;
  if (node.nodeType !== 'List' && node.nodeType !== 'Tuple') {
    return { kind: 'unclear', line, reason: `${name} is not written out as one list or tuple.` };
  }
  const alias = aliasOf(parsed, name);
  if (alias !== undefined) return unclear(name, lineOf(alias.statement));
  const added: Addition[] = [];
  for (const change of setting.later) {
    const values = additions(change, name);
    const at = lineOf(change.statement);
    if (values === undefined) return unclear(name, at);
    added.push(...values.map((value) => ({ value, line: at, conditional: change.within.length > 0 })));
  }
  return { kind: 'list', node, line, items: node.elts.map(stringValue), added };
}

/** The strings that a statement adds; undefined when it does something else, or when nobody knows how often it runs. */
function additions({ statement, within }: PlacedStatement, name: string): (string | undefined)[] | undefined {
  if (within.some(({ nodeType }) => nodeType.endsWith('Def'))) return undefined;
  if (statement.nodeType === 'AugAssign') {
    return statement.op.nodeType === 'Add' ? stringsOf(statement.value) : undefined;
  }
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  const call = statement.value;
  const method = dottedName(call.func);
  if (method === `${name}.append`) return [stringValue(argument(call, 0))];
  if (method === `${name}.insert`) return [stringValue(argument(call, 1))];
  return method === `${name}.extend` ? stringsOf(argument(call, 0)) : undefined;
}

function stringsOf(node: Expression | undefined): (string | undefined)[] | undefined {
  return node?.nodeType === 'List' || node?.nodeType === 'Tuple' ? node.elts.map(stringValue) : undefined;
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
function aliasOf(parsed: ParsedPython, name: string): PlacedStatement | undefined {
  const isList = (node: Expression | undefined) => node?.nodeType === 'Name' && node.id === name;
  return statementsOf(parsed).find(({ statement }) => {
    if (statement.nodeType === 'Assign' && isList(statement.value)) return true;
    return [...ownNodes(statement)].some((node) => {
      if (node.nodeType !== 'Call' || PURE.has(dottedName(node.func) ?? '')) return false;
      return node.args.some(isList) || node.keywords.some(({ value }) => isList(value));
    });
  });
}
