import type { NodeOf } from '../parse/nodes.js';
import { isInEnvironment } from './environment.js';
import { hasText } from './lists.js';
import { isInNamespace, NAMESPACE } from './namespace.js';
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
  return unknown === undefined ? agreed(truths) : undefined;
}

/** The truth that all have in common; undefined where they differ, or one of them is unknown. */
export function agreed(truths: readonly (boolean | undefined)[]): boolean | undefined {
  const [first, ...others] = truths;
  return others.every((other) => other === first) ? first : undefined;
}

function truthOfDict({ entries, unknown }: DictContents): boolean | undefined {
  if ([...entries.values()].some(({ sure }) => sure)) return true;
  return entries.size === 0 && unknown === undefined ? false : undefined;
}

/** `a == b`, `a in b`, `a is None`; a chain is known where each of its parts is. */
export function compared(run: Run, { left, ops, comparators }: NodeOf<'Compare'>): Value[] {
  const operands = [left, ...comparators].map((operand) => run.evaluate(operand));
  const parts = ops.map(({ nodeType }, index) =>
    truthsOf(run, nodeType, operands[index] ?? [], operands[index + 1] ?? []),
  );
  const truths = parts.length === 1 ? parts[0] : chained(parts);
  if (truths === undefined || truths.size === 0 || truths.has(undefined))
    return [run.unknown('a comparison is unknown')];
  return [...truths].flatMap((truth) => (truth === undefined ? [] : [scalar(truth)]));
}

type Operator = NodeOf<'Compare'>['ops'][number]['nodeType'];
type Truths = ReadonlySet<boolean | undefined>;

function truthsOf(run: Run, operator: Operator, left: readonly Value[], right: readonly Value[]): Truths {
  return new Set(left.flatMap((a) => right.map((b) => comparison(run, operator, a, b))));
}

/** Python stops at the first part that is false. */
function chained(parts: readonly Truths[]): Truths {
  for (const truths of parts) {
    const [only] = truths;
    if (only === undefined || truths.size > 1) return new Set([undefined]);
    if (!only) return truths;
  }
  return new Set([true]);
}

function comparison(run: Run, operator: Operator, a: Value, b: Value): boolean | undefined {
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

/** `==` of two values; undefined where it is unknown. */
export function equality(a: Value, b: Value): boolean | undefined {
  return a.kind === 'scalar' && b.kind === 'scalar' ? isEqual(a.value, b.value) : undefined;
}

/** `is` of two values: only of None, True and False is it known which object they are. */
export function identity(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind === 'external' || b.kind === 'external')
    return undefined;
  const isSingleton = ({ kind, value }: { kind: string; value?: unknown }) =>
    kind === 'scalar' && (value === null || typeof value === 'boolean');
  if (!isSingleton(a) && !isSingleton(b)) return undefined;
  return a.kind === 'scalar' && b.kind === 'scalar' && a.value === b.value;
}

function membership(run: Run, a: Value, b: Value): boolean | undefined {
  if (a.kind !== 'scalar') return undefined;
  if (b.kind === 'external') return isInOutside(run, a.value, b.name);
  if (b.kind === 'scalar')
    return typeof a.value === 'string' && typeof b.value === 'string' ? b.value.includes(a.value) : undefined;
  if (b.kind === 'dict') return hasKey(run, b, a.value);
  if (b.kind !== 'list' || b.object.type === 'set' || typeof a.value !== 'string') return undefined;
  const { alternatives, unknown } = run.listOf(b.object);
  const text = a.value;
  return unknown === undefined ? agreed(alternatives.map((list) => hasText(list, text))) : undefined;
}

function hasKey(run: Run, dict: Value & { kind: 'dict' }, key: Scalar): boolean | undefined {
  const { entries, unknown } = run.dictOf(dict.object);
  const entry = typeof key === 'string' ? entries.get(key) : undefined;
  if (entry !== undefined) return entry.sure && unknown === undefined ? true : undefined;
  return unknown === undefined && typeof key === 'string' ? false : undefined;
}

function isInOutside(run: Run, key: Scalar, name: string): boolean | undefined {
  if (typeof key !== 'string') return undefined;
  return name === NAMESPACE ? isInNamespace(run, key) : isInEnvironment(run, name, key);
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

/** The truth that all values share. */
export function oneTruth(run: Run, values: readonly Value[]): boolean | undefined {
  return agreed(values.map((value) => truthOf(run, value)));
}
