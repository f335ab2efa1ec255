import type { Expression, NodeOf } from '../parse/nodes.js';
import { concatenated } from './items.js';
import { hasText, iterated } from './lists.js';
import { joinedPath, pathText, pathUp, textPath } from './paths.js';
import type { Run } from './run.js';
import {
  isEqual,
  scalar,
  scalarTruth,
  type DictContents,
  type ListContents,
  type Scalar,
  type Value,
} from './values.js';

type Operator = NodeOf<'BinOp'>['op']['nodeType'];

const NOT_FOLLOWED = 'it is an operation that is not followed';

/** `a + b` and the like, for every pair of values. */
export function arithmetic(
  run: Run,
  operator: Operator,
  left: readonly Value[],
  right: readonly Value[],
): Value[] {
  return left.flatMap((a) => right.map((b) => operated(run, operator, a, b) ?? run.unknown(NOT_FOLLOWED)));
}

function operated(run: Run, operator: Operator, a: Value, b: Value): Value | undefined {
  if (a.kind === 'unknown') return a;
  if (a.kind === 'list') return operator === 'Add' ? listSum(run, a, b) : undefined;
  if (b.kind === 'unknown') return b;
  if (a.kind === 'dict' && b.kind === 'dict') return operator === 'BitOr' ? merged(run, a, b) : undefined;
  if (a.kind === 'path' || b.kind === 'path') return pathResult(operator, a, b);
  return a.kind === 'scalar' && b.kind === 'scalar' ? scalarResult(operator, a.value, b.value) : undefined;
}

function scalarResult(operator: Operator, a: Scalar, b: Scalar): Value | undefined {
  if (typeof a === 'string') return stringResult(operator, a, b);
  return typeof a === 'number' && typeof b === 'number' ? sum(operator, a, b) : undefined;
}

/** A list and a tuple can't be added. */
function listSum(run: Run, a: Value & { kind: 'list' }, b: Value): Value | undefined {
  if (b.kind === 'list' ? b.object.type !== a.object.type : b.kind !== 'unknown') return undefined;
  if (a.object.type === 'set') return undefined;
  return run.newList(a.object.type, concatenated(run.listOf(a.object), iterated(run, [b]), run.site));
}

export function merged(run: Run, a: Value & { kind: 'dict' }, b: Value & { kind: 'dict' }): Value {
  const [one, other] = [run.dictOf(a.object), run.dictOf(b.object)];
  const entries = new Map([...one.entries, ...other.entries]);
  for (const [key, entry] of other.entries) {
    const before = one.entries.get(key);
    if (!entry.sure && before !== undefined)
      entries.set(key, { ...before, values: [...before.values, ...entry.values] });
  }
  const open = one.unknown ?? other.unknown;
  return run.newDict(open === undefined ? { entries } : { entries, unknown: open });
}

function pathResult(operator: Operator, a: Value, b: Value): Value | undefined {
  if (operator === 'Div')
    return a.kind === 'path' && a.type === 'Path' ? joinedPath(a, [b], 'Path') : undefined;
  if (operator === 'Sub' && a.kind === 'path' && a.type === 'environ.Path' && b.kind === 'scalar')
    return typeof b.value === 'number' ? pathUp(a, b.value) : undefined;
  return operator === 'Add' ? textPath(a, b) : undefined;
}

function stringResult(operator: Operator, a: string, b: Scalar): Value | undefined {
  if (operator === 'Add') return typeof b === 'string' ? scalar(a + b) : undefined;
  if (operator === 'Mult')
    return typeof b === 'number' && a.length * b < 1000 ? scalar(a.repeat(Math.max(0, b))) : undefined;
  return operator === 'Mod' ? percent(a, b) : undefined;
}

/** `'a.%s' % 'b'` with one value. */
function percent(template: string, value: Scalar): Value | undefined {
  const parts = template.split('%s');
  if (parts.length !== 2 || parts.some((part) => part.includes('%'))) return undefined;
  return scalar(parts.join(printed(value)));
}

function sum(operator: Operator, a: number, b: number): Value | undefined {
  const result = RESULTS[operator]?.(a, b);
  return result !== undefined && Number.isSafeInteger(result) ? scalar(result) : undefined;
}

const RESULTS: Partial<Record<Operator, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mult: (a, b) => a * b,
};

/** As `str()` prints it. */
export function printed(value: Scalar): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

export function negated(
  run: Run,
  operator: NodeOf<'UnaryOp'>['op']['nodeType'],
  values: readonly Value[],
): Value[] {
  return values.map((value) => {
    if (operator === 'Not') {
      const truth = truthOf(run, value);
      return truth === undefined ? run.unknown('the truth of a value is unknown') : scalar(!truth);
    }
    if (operator === 'USub' && value.kind === 'scalar' && typeof value.value === 'number')
      return scalar(0 - value.value);
    return value.kind === 'unknown' ? value : run.unknown(NOT_FOLLOWED);
  });
}

/** What an `if` makes of a value; undefined where that is open. */
export function truthOf(run: Run, value: Value): boolean | undefined {
  switch (value.kind) {
    case 'scalar':
      return scalarTruth(value.value);
    case 'list':
      return truthOfList(run.listOf(value.object));
    case 'dict':
      return truthOfDict(run.dictOf(value.object));
    case 'path':
      return value.type === 'str' ? undefined : true;
    case 'module':
    case 'definition':
      return true;
    default:
      return undefined;
  }
}

function truthOfList({ alternatives, unknown }: ListContents): boolean | undefined {
  const truths = alternatives.map(({ items }) => {
    if (items.some(({ sure, distinct }) => sure && distinct !== true)) return true;
    return items.length === 0 ? false : undefined;
  });
  const [only, second] = new Set(truths);
  return unknown === undefined && second === undefined ? only : undefined;
}

function truthOfDict({ entries, unknown }: DictContents): boolean | undefined {
  if ([...entries.values()].some(({ sure }) => sure)) return true;
  return entries.size === 0 && unknown === undefined ? false : undefined;
}

/** `a == b`, `a in b`, `a is None`; a chain of several stays unknown. */
export function compared(run: Run, { left, ops, comparators }: NodeOf<'Compare'>): Value[] {
  const [operator, second] = ops;
  const [right] = comparators;
  const lefts = run.evaluate(left);
  const rights = right === undefined ? [] : run.evaluate(right);
  for (const more of comparators.slice(1)) run.evaluate(more);
  if (operator === undefined || second !== undefined) return [run.unknown(NOT_FOLLOWED)];
  const results = lefts.flatMap((a) => rights.map((b) => comparison(run, operator.nodeType, a, b)));
  const [only, other] = new Set(results);
  if (only === undefined || results.includes(undefined)) return [run.unknown('a comparison is unknown')];
  return other === undefined ? [scalar(only)] : [scalar(only), scalar(other)];
}

function comparison(
  run: Run,
  operator: NodeOf<'Compare'>['ops'][number]['nodeType'],
  a: Value,
  b: Value,
): boolean | undefined {
  switch (operator) {
    case 'Eq':
      return equality(a, b);
    case 'NotEq':
      return opposite(equality(a, b));
    case 'Is':
      return identity(a, b);
    case 'IsNot':
      return opposite(identity(a, b));
    case 'In':
      return membership(run, a, b);
    case 'NotIn':
      return opposite(membership(run, a, b));
    default:
      return ordered(operator, a, b);
  }
}

function opposite(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function equality(a: Value, b: Value): boolean | undefined {
  return a.kind === 'scalar' && b.kind === 'scalar' ? isEqual(a.value, b.value) : undefined;
}

/** Only of None, True and False is it known which object they are. */
function identity(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind === 'external' || b.kind === 'external')
    return undefined;
  const isSingleton = ({ kind, value }: { kind: string; value?: unknown }) =>
    kind === 'scalar' && (value === null || typeof value === 'boolean');
  if (!isSingleton(a) && !isSingleton(b)) return undefined;
  return a.kind === 'scalar' && b.kind === 'scalar' && a.value === b.value;
}

function membership(run: Run, a: Value, b: Value): boolean | undefined {
  if (a.kind !== 'scalar') return undefined;
  if (b.kind === 'external') return inEnvironment(run, a.value, b);
  if (b.kind === 'scalar')
    return typeof a.value === 'string' && typeof b.value === 'string' ? b.value.includes(a.value) : undefined;
  if (b.kind === 'dict') return hasKey(run, b, a.value);
  if (b.kind !== 'list' || b.object.type === 'set' || typeof a.value !== 'string') return undefined;
  const { alternatives, unknown } = run.listOf(b.object);
  const text = a.value;
  const [only, second] = new Set(alternatives.map((list) => hasText(list, text)));
  return unknown === undefined && second === undefined ? only : undefined;
}

function hasKey(run: Run, dict: Value & { kind: 'dict' }, key: Scalar): boolean | undefined {
  const { entries, unknown } = run.dictOf(dict.object);
  const entry = typeof key === 'string' ? entries.get(key) : undefined;
  if (entry !== undefined) return entry.sure && unknown === undefined ? true : undefined;
  return unknown === undefined && typeof key === 'string' ? false : undefined;
}

/** `'NAME' in os.environ`, `'NAME' in globals()` */
function inEnvironment(run: Run, key: Scalar, { name }: Value & { kind: 'external' }): boolean | undefined {
  if (typeof key !== 'string') return undefined;
  if (name === 'builtins.globals()') {
    const bound = run.state.names.get(key);
    if (bound.every((one) => one === undefined)) return false;
    return bound.some((one) => one === undefined || one.value.kind === 'unknown') ? undefined : true;
  }
  const { environment } = run.program;
  return name === 'os.environ' && environment !== undefined ? environment(key) !== undefined : undefined;
}

function ordered(operator: string, a: Value, b: Value): boolean | undefined {
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return undefined;
  const [x, y] = [a.value, b.value];
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  if (operator === 'Lt') return x < y;
  if (operator === 'LtE') return x <= y;
  if (operator === 'Gt') return x > y;
  return operator === 'GtE' ? x >= y : undefined;
}

/** Every text that an f-string may be. */
export function formatted(run: Run, node: NodeOf<'JoinedStr'>): Value[] {
  return textsOf(
    run,
    node.values.map((part) => formattedPart(run, part)),
  );
}

/** Every way to put one of each together. */
export function textsOf(run: Run, parts: readonly (readonly Value[])[]): Value[] {
  let texts: readonly Value[] = [scalar('')];
  for (const part of parts) texts = texts.flatMap((text) => part.map((more) => appended(run, text, more)));
  return [...texts];
}

function appended(run: Run, text: Value, more: Value): Value {
  if (text.kind === 'unknown') return text;
  if (more.kind === 'unknown') return more;
  if (text.kind === 'scalar' && more.kind === 'scalar')
    return scalar(printed(text.value) + printed(more.value));
  const isPath = (value: Value) => value.kind === 'path' || value.kind === 'scalar';
  const path = isPath(text) && isPath(more) ? textPath(pathText(text), pathText(more)) : undefined;
  return path ?? run.unknown(NOT_FOLLOWED);
}

function formattedPart(run: Run, part: Expression): readonly Value[] {
  if (part.nodeType === 'Constant') {
    const value: unknown = part.value;
    return [typeof value === 'string' ? scalar(value) : run.unknown(NOT_FOLLOWED)];
  }
  if (part.nodeType !== 'FormattedValue') return [run.unknown(NOT_FOLLOWED)];
  const values = run.evaluate(part.value);
  const isPlain = part.format_spec === undefined && part.conversion === -1;
  return isPlain ? values : [run.unknown('it is formatted')];
}
