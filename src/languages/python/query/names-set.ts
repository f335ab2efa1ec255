import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { dottedName, stringValue } from './expressions.js';
import { filtersOf, isName, methodOf, type Condition, type Filter } from './name-filter.js';
import { isNamespace, isOpaqueCall, isOwnModule } from './namespaces.js';
import { nestedStatements, ownNodes, type PlacedStatement } from './statements.js';

/** The text of an expression, where that is known. */
export type TextOf = (node: Expression) => string | undefined;

type Placed = Pick<PlacedStatement, 'statement' | 'within'>;

/** Statements and those in them, with what they stand in. */
export function placedIn(statements: readonly Statement[], within: readonly Statement[]): Placed[] {
  return statements.flatMap((statement) => [
    { statement, within },
    ...placedIn(nestedStatements(statement), [...within, statement]),
  ]);
}

/**
 * The names that a statement may set by way of `globals()`, `setattr` or `exec`, where the beginning of the name, its end or
 * a condition on it shows which; undefined where they may be any.
 */
export function namesSetBy({ statement, within }: Placed, textOf: TextOf = stringValue): Filter | undefined {
  const set = namesIn(statement);
  if (set === undefined) return undefined;
  const nodes = ownNodes(statement).filter(isOpaqueCall);
  if (nodes.some((node) => node !== set.by)) return undefined;
  return set.code !== undefined
    ? filterOfCode(set.code)
    : filterOfName(set.key, [...within, statement], textOf);
}

type NameSet = { readonly by?: Expression } & (
  { readonly key: Expression; readonly code?: undefined } | { readonly code: Expression }
);

/** What gives the name, and the call that hands out the namespace. */
function namesIn(statement: Statement): NameSet | undefined {
  if (statement.nodeType === 'Assign') {
    const [target, second] = statement.targets;
    const isOwn = target?.nodeType === 'Subscript' && isNamespace(target.value) && second === undefined;
    return isOwn ? { key: target.slice, by: target.value } : undefined;
  }
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  return namesOfCall(statement.value);
}

/** The methods of `globals()` that change nothing but the name that they are given. */
export const CHANGES_ONE_NAME: ReadonlySet<string> = new Set([
  'setdefault',
  'pop',
  '__setitem__',
  '__delitem__',
]);

/** `setattr(sys.modules[__name__], name, …)`, `globals().setdefault(name, …)`, `globals().pop(name, …)`, `exec('…')` */
function namesOfCall(call: NodeOf<'Call'>): NameSet | undefined {
  const [first, second] = call.args;
  if (first === undefined) return undefined;
  const called = dottedName(call.func);
  if (called === 'exec') return second === undefined ? { code: first, by: call } : undefined;
  if (called === 'setattr') return second !== undefined && isOwnModule(first) ? { key: second } : undefined;
  const { func } = call;
  const isSetter = func.nodeType === 'Attribute' && CHANGES_ONE_NAME.has(func.attr);
  return isSetter && isNamespace(func.value) ? { key: first, by: func.value } : undefined;
}

/** @param path the statements that it stands in, its own last */
export function filterOfName(
  key: Expression,
  path: readonly Statement[],
  textOf: TextOf = stringValue,
): Filter | undefined {
  const shape = shapeOf(key, textOf);
  if (shape !== undefined) return filterOfShape(shape);
  if (key.nodeType !== 'Name') return undefined;
  const loop = path.findLastIndex((one) => one.nodeType === 'For' && isBoundBy(one.target, key.id));
  const loopNode = path[loop];
  if (loopNode === undefined) return undefined;
  const others = placedIn(nestedStatements(loopNode), []).filter(({ statement }) => binds(statement, key.id));
  const [only, second] = others;
  if (only !== undefined)
    return second === undefined && isAbove(only.statement, path) && only.statement.nodeType === 'Assign'
      ? filterOfOther(only.statement.value, key.id, textOf)
      : undefined;
  return passedBy(conditionsOn(path.slice(loop)), key.id);
}

/** `name = 'PREFIX_' + name` */
function filterOfOther(value: Expression, name: string, textOf: TextOf): Filter | undefined {
  const shape = shapeOf(value, (node) => (isName(node, name) ? undefined : textOf(node)));
  return shape && filterOfShape(shape);
}

/** `{key: … for key in … if key.startswith('PREFIX_')}` */
export function filterOfDict(
  { key, generators }: NodeOf<'DictComp'>,
  textOf: TextOf = stringValue,
): Filter | undefined {
  const shape = shapeOf(key, textOf);
  if (shape !== undefined) return filterOfShape(shape);
  if (key.nodeType !== 'Name') return undefined;
  const conditions = generators.flatMap(({ ifs }) => ifs.map((test) => ({ test, isTrue: true })));
  return passedBy(conditions, key.id);
}

/** Conditions of another kind only leave fewer names. */
function passedBy(conditions: readonly Condition[], key: string): Filter | undefined {
  const filters = conditions
    .flatMap((condition) => filtersOf(condition, key))
    .filter((one) => one !== undefined);
  return filters.length === 0 ? undefined : (name) => filters.every((passes) => passes(name));
}

/** What must be true in the last of these statements: of the `if` around it, and of what leaves the block above it. */
function conditionsOn(path: readonly Statement[]): Condition[] {
  return path.slice(0, -1).flatMap((outer, index) => {
    const inner = path[index + 1];
    if (inner === undefined) return [];
    const isOf = (block: readonly Statement[]) => block.includes(inner);
    const around: Condition[] =
      outer.nodeType === 'If' ? [{ test: outer.test, isTrue: isOf(outer.body) }] : [];
    const block = blocksOf(outer).find(isOf) ?? [];
    const above = block.slice(0, block.indexOf(inner)).filter(leaves);
    return [...around, ...above.map(({ test }) => ({ test, isTrue: false }))];
  });
}

function blocksOf(outer: Statement): (readonly Statement[])[] {
  if (outer.nodeType === 'If' || outer.nodeType === 'For') return [outer.body, outer.orelse];
  return outer.nodeType === 'With' || outer.nodeType === 'Try' ? [outer.body] : [];
}

/** `if not name.startswith('PREFIX_'): continue` */
function leaves(statement: Statement): statement is NodeOf<'If'> {
  if (statement.nodeType !== 'If' || statement.orelse.length > 0) return false;
  return ['Continue', 'Return', 'Raise'].includes(statement.body.at(-1)?.nodeType ?? '');
}

function isBoundBy(target: Expression, name: string): boolean {
  if (target.nodeType === 'Tuple' || target.nodeType === 'List')
    return target.elts.some((one) => isBoundBy(one, name));
  return isName(target, name);
}

function binds(statement: Statement, name: string): boolean {
  return [statement, ...ownNodes(statement)].some(
    (node) => node.nodeType === 'Name' && node.id === name && node.ctx.nodeType !== 'Load',
  );
}

/** Whether a statement stands before another one in a block around that, so that it is always run before. */
function isAbove(statement: Statement, path: readonly Statement[]): boolean {
  return path.some((outer, index) => {
    const inner = path[index + 1];
    return (
      inner !== undefined &&
      blocksOf(outer).some(
        (block) => block.includes(inner) && block.slice(0, block.indexOf(inner)).includes(statement),
      )
    );
  });
}

/** How a text begins and ends. */
interface Shape {
  readonly begin: string;
  readonly end: string;
  /** Whether there is nothing between them: then `begin` is the text. */
  readonly isWhole?: boolean;
}

function filterOfShape({ begin, end, isWhole }: Shape): Filter | undefined {
  if (isWhole === true) return (name) => name === begin;
  return begin + end === ''
    ? undefined
    : (name) => name.startsWith(begin) && name.endsWith(end) && name.length >= begin.length + end.length;
}

const OPEN: Shape = { begin: '', end: '' };

/** `'PREFIX_' + name`, an f-string, `'PREFIX_%s' % name`, `'PREFIX_{}'.format(name)`, and these in capitals. */
function shapeOf(node: Expression, textOf: TextOf): Shape | undefined {
  const text = textOf(node);
  if (text !== undefined) return { begin: text, end: text, isWhole: true };
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'Add')
    return sum([node.left, node.right].map((part) => shapeOf(part, textOf) ?? OPEN));
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'Mod') return templated(node.left, '%', textOf);
  if (node.nodeType === 'JoinedStr') return sum(node.values.map((part) => shapeOfPart(part, textOf)));
  if (node.nodeType !== 'Call' || node.func.nodeType !== 'Attribute') return undefined;
  if (node.func.attr === 'format') return templated(node.func.value, '{', textOf);
  const upper = methodOf(node, 'upper');
  const shape = upper && shapeOf(upper, textOf);
  return shape && { ...shape, begin: shape.begin.toUpperCase(), end: shape.end.toUpperCase() };
}

function shapeOfPart(part: Expression, textOf: TextOf): Shape {
  if (part.nodeType !== 'FormattedValue') return textOfPart(part);
  const isPlain = part.conversion === -1 && part.format_spec === undefined;
  return (isPlain ? shapeOf(part.value, textOf) : undefined) ?? OPEN;
}

/** A part of an f-string has no quotes of its own. */
function textOfPart(part: Expression): Shape {
  const value: unknown = part.nodeType === 'Constant' ? part.value : undefined;
  return typeof value === 'string' ? { begin: value, end: value, isWhole: true } : OPEN;
}

function sum(parts: readonly Shape[]): Shape {
  return parts.reduce((a, b) => ({
    begin: a.isWhole === true ? a.begin + b.begin : a.begin,
    end: b.isWhole === true ? a.end + b.end : b.end,
    isWhole: a.isWhole === true && b.isWhole === true,
  }));
}

function templated(template: Expression, hole: '%' | '{', textOf: TextOf): Shape | undefined {
  const text = textOf(template);
  const at = text?.indexOf(hole) ?? -1;
  return text === undefined || at < 0 ? undefined : { begin: text.slice(0, at), end: '' };
}

const HOLE = '\0';

/** `exec('PREFIX_%s = 1' % name)`: code of one assignment to a name that begins so. */
export function filterOfCode(code: Expression): Filter | undefined {
  const [, begin, end = ''] =
    /^\s*([A-Za-z_]\w*)\0(\w*)\s*=(?!=)[^\n;]*\n?$/.exec(templateOf(code) ?? '') ?? [];
  return begin === undefined ? undefined : filterOfShape({ begin, end });
}

/** A text with a mark for each of the parts that are put into it. */
function templateOf(node: Expression): string | undefined {
  switch (node.nodeType) {
    case 'Constant':
      return stringValue(node);
    case 'BinOp':
      if (node.op.nodeType === 'Mod') return stringValue(node.left)?.replaceAll(/%(\(\w+\))?[rsd]/g, HOLE);
      return (templateOf(node.left) ?? HOLE) + (templateOf(node.right) ?? HOLE);
    case 'JoinedStr':
      return node.values
        .map((part) => (part.nodeType === 'Constant' ? textOfPart(part).begin : HOLE))
        .join('');
    case 'Call': {
      const { func } = node;
      const isFormat = func.nodeType === 'Attribute' && func.attr === 'format';
      return isFormat ? stringValue(func.value)?.replaceAll(/\{[^{}]*\}/g, HOLE) : undefined;
    }
    default:
      return undefined;
  }
}
