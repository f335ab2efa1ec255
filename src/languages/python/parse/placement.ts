import { childNodes, type PythonNode } from './nodes.js';

/** What surrounds a node, as far as CPython makes a rule of it. */
interface Place {
  readonly parent: PythonNode['nodeType'];
  readonly callable: 'none' | 'function' | 'async function';
  readonly inLoop: boolean;
}

export interface Misplaced {
  readonly reason: string;
  readonly node: PythonNode;
}

const MODULE: Place = { parent: 'Module', callable: 'none', inLoop: false };

/** Walking a deeper tree might exhaust the stack; no settings file comes near. */
const MAX_DEPTH = 1000;

/** Where a starred expression may stand. */
const UNPACKING: ReadonlySet<string> = new Set([
  'List',
  'Tuple',
  'Set',
  'Call',
  'ClassDef',
  'Subscript',
  'Arg',
]);

/**
 * The first statement or expression that stands where CPython does not take it (py-ast does); a wrong
 * indentation often shows so: a `return` that has left its function.
 */
export function misplaced(body: readonly PythonNode[]): Misplaced | undefined {
  for (const statement of body) {
    const found = search(statement, MODULE, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

function search(node: PythonNode, place: Place, depth: number): Misplaced | undefined {
  const reason = depth > MAX_DEPTH ? 'it is nested too deeply' : objection(node, place);
  if (reason !== undefined) return { reason, node };
  const children = childNodes(node);
  if (children.length === 0) return undefined;
  const body = bodyOf(node);
  const outside = { ...place, parent: node.nodeType };
  const inside = body.size === 0 ? outside : insideOf(node, place);
  for (const child of children) {
    const found = search(child, body.has(child) ? inside : outside, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objection(node: PythonNode, place: Place): string | undefined {
  return keywordObjection(node.nodeType, place) ?? shapeObjection(node, place);
}

function keywordObjection(type: PythonNode['nodeType'], { callable, inLoop }: Place): string | undefined {
  const ofFunction = OF_FUNCTIONS[type];
  if (ofFunction !== undefined && callable === 'none') return `'${ofFunction}' outside a function`;
  const ofAsync = OF_ASYNC_FUNCTIONS[type];
  if (ofAsync !== undefined && callable !== 'async function') return `'${ofAsync}' outside an async function`;
  const ofLoop = OF_LOOPS[type];
  return ofLoop !== undefined && !inLoop ? `'${ofLoop}' outside a loop` : undefined;
}

function shapeObjection(node: PythonNode, { parent, callable }: Place): string | undefined {
  if (node.nodeType === 'Starred' && !UNPACKING.has(parent))
    return 'a starred expression that unpacks into nothing';
  if (node.nodeType === 'AnnAssign' && ['Tuple', 'List'].includes(node.target.nodeType)) {
    return 'an annotation of several names';
  }
  if (
    (node.nodeType === 'Try' || node.nodeType === 'TryStar') &&
    node.handlers.length + node.finalbody.length === 0
  ) {
    return "'try' without 'except' or 'finally'";
  }
  const isStarImport = node.nodeType === 'ImportFrom' && node.names.some(({ name }) => name === '*');
  return isStarImport && callable !== 'none' ? "'import *' in a function" : undefined;
}

type Keywords = Partial<Record<PythonNode['nodeType'], string>>;
const OF_FUNCTIONS: Keywords = { Return: 'return', Yield: 'yield', YieldFrom: 'yield from' };
const OF_ASYNC_FUNCTIONS: Keywords = { Await: 'await', AsyncFor: 'async for', AsyncWith: 'async with' };
const OF_LOOPS: Keywords = { Break: 'break', Continue: 'continue' };

/** The place that a node makes for its body. */
function insideOf(node: PythonNode, place: Place): Place {
  const parent = node.nodeType;
  if (parent === 'FunctionDef' || parent === 'Lambda') return { parent, callable: 'function', inLoop: false };
  if (parent === 'AsyncFunctionDef') return { parent, callable: 'async function', inLoop: false };
  if (parent === 'ClassDef') return { parent, callable: 'none', inLoop: false };
  const isLoop = parent === 'For' || parent === 'AsyncFor' || parent === 'While';
  return { ...place, parent, inLoop: place.inLoop || isLoop };
}

const NO_BODY: ReadonlySet<PythonNode> = new Set();

/** Not a default value, a decorator, a condition or an `else`: those belong to what is around. */
function bodyOf(node: PythonNode): ReadonlySet<PythonNode> {
  if (!('body' in node)) return NO_BODY;
  return new Set<PythonNode>(Array.isArray(node.body) ? node.body : [node.body]);
}
