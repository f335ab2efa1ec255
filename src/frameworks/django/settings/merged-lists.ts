import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  callsOf,
  dottedName,
  statementsOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';

const LISTS: ReadonlySet<string> = new Set(['INSTALLED_APPS', 'MIDDLEWARE']);

/** A list that manage.py puts together of names that the settings module sets, before it hands it to Django. */
export interface MergedList {
  readonly name: string;
  /** The statement that makes it. */
  readonly file: string;
  readonly line: number;
  /** The names, in order. */
  readonly parts: readonly string[];
  /** False where they are not only added together, or a condition decides about it. */
  readonly isPlain: boolean;
}

/** A graph of settings that `settings.configure(**names)` hands to Django. */
interface MergedGraph extends ModuleGraph {
  readonly merged: { readonly settings: string; readonly lists: ReadonlyMap<string, MergedList> };
}

/** The graph, in which lists of the settings module are what the file that starts Django makes of them. */
export function withMergedLists(
  graph: ModuleGraph,
  settings: string,
  { file, parsed }: { readonly file: string; readonly parsed: ParsedPython },
): ModuleGraph {
  const lists = isConfiguring(parsed) ? listsMadeIn(parsed, file) : new Map<string, MergedList>();
  if (lists.size === 0) return graph;
  const made: MergedGraph = { ...graph, merged: { settings, lists } };
  return made;
}

/** What becomes of a list that a settings module sets; undefined where Django gets it as it is. */
export function mergedList(graph: ModuleGraph, module: string, name: string): MergedList | undefined {
  if (!isMerged(graph)) return undefined;
  const { settings, lists } = graph.merged;
  return filesOf(graph, module).has(settings) ? lists.get(name) : undefined;
}

function isMerged(graph: ModuleGraph): graph is MergedGraph {
  return 'merged' in graph;
}

/** `settings.configure(**names)` */
function isConfiguring(parsed: ParsedPython): boolean {
  return callsOf(parsed).some(
    ({ call: { func, keywords } }) =>
      /(^|\.)settings\.configure$/.test(dottedName(func) ?? '') &&
      keywords.some(({ arg }) => arg === undefined),
  );
}

function listsMadeIn(parsed: ParsedPython, file: string): ReadonlyMap<string, MergedList> {
  const lists = new Map<string, MergedList>();
  for (const placed of statementsOf(parsed)) {
    const made = listMadeBy(placed);
    if (made === undefined) continue;
    const { name, value, isAdded } = made;
    const before = lists.get(name);
    const added = namesAdded(value);
    const parts = [...(isAdded ? [name] : []), ...(added ?? namesIn(value))];
    lists.set(name, {
      name,
      file,
      line: placed.line,
      // A second statement makes it of what the first one made.
      parts: [...new Set([...(before?.parts ?? []), ...(parts.length > 0 ? parts : [name])])],
      isPlain: before === undefined && added !== undefined && !placed.within.some(isCondition),
    });
  }
  return lists;
}

/** `names['MIDDLEWARE'] = …`, `names['MIDDLEWARE'] += …` */
function listMadeBy({ statement }: PlacedStatement) {
  if (statement.nodeType !== 'Assign' && statement.nodeType !== 'AugAssign') return undefined;
  const isAdded = statement.nodeType === 'AugAssign';
  const [target, second] = statement.nodeType === 'AugAssign' ? [statement.target] : statement.targets;
  const name = target?.nodeType === 'Subscript' ? stringValue(target.slice) : undefined;
  if (name === undefined || second !== undefined || !LISTS.has(name)) return undefined;
  return { name, value: statement.value, isAdded };
}

/** The settings that are read anywhere in an expression. */
function namesIn(node: Expression): readonly string[] {
  return [node, ...ownNodes(node)].flatMap((one) =>
    one.nodeType === 'Subscript' || one.nodeType === 'Attribute' || one.nodeType === 'Call'
      ? (nameRead(one) ?? [])
      : [],
  );
}

/** The settings that an expression adds together; undefined where it is something else. */
function namesAdded(node: Expression): readonly string[] | undefined {
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'Add') {
    const [left, right] = [namesAdded(node.left), namesAdded(node.right)];
    return left && right && [...left, ...right];
  }
  if (node.nodeType === 'List' || node.nodeType === 'Tuple') {
    const parts = node.elts.map((one) => (one.nodeType === 'Starred' ? namesAdded(one.value) : undefined));
    return parts.every((one) => one !== undefined) ? parts.flat() : undefined;
  }
  const name = nameRead(node);
  return name === undefined ? undefined : [name];
}

/** `names['NAME']`, `names.get('NAME', [])`, `base.NAME`, `getattr(base, 'NAME')`, and `list(…)` of these. */
function nameRead(node: Expression): string | undefined {
  if (node.nodeType === 'Subscript') return asSetting(stringValue(node.slice));
  if (node.nodeType === 'Attribute') return asSetting(node.attr);
  return node.nodeType === 'Call' ? nameInCall(node) : undefined;
}

function nameInCall({ func, args }: NodeOf<'Call'>): string | undefined {
  const called = dottedName(func) ?? '';
  const [first, second] = args;
  if (['list', 'tuple'].includes(called)) return first && nameRead(first);
  if (called === 'getattr') return asSetting(stringValue(second));
  return called.endsWith('.get') ? asSetting(stringValue(first)) : undefined;
}

function asSetting(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Z][A-Z0-9_]*$/.test(name) ? name : undefined;
}

function isCondition({ nodeType }: PlacedStatement['statement']): boolean {
  return nodeType !== 'FunctionDef' && nodeType !== 'ClassDef';
}
