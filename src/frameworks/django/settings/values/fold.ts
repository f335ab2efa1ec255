import {
  booleanValue,
  isNone,
  numberValue,
  stringValue,
  type Expression,
  type NodeOf,
} from '../../../../languages/python/index.js';
import type { ScopedStatement } from '../graph/scope.js';
import { either, type Plain, type Possible } from './possible.js';

type LookUp = (name: string) => Possible[];

/** The values of an expression: constants, names, `not`, `and`, `or`, `==`, `a if b else c`; all else stays open. */
export function fold(node: Expression, at: ScopedStatement, lookUp: LookUp): Possible[] {
  const plain = plainValue(node);
  if (plain !== undefined) return [{ kind: 'plain', value: plain, node, at }];
  const open: Possible = { kind: 'open', node, at };
  const inner = (part: Expression) => fold(part, at, lookUp);
  const known = (value: boolean | undefined): Possible[] =>
    value === undefined ? [open] : [{ kind: 'plain', value, node, at }];
  if (node.nodeType === 'Name')
    return lookUp(node.id).map((value) => (value.kind === 'plain' ? { ...value, node, at } : open));
  if (node.nodeType === 'UnaryOp')
    return known(node.op.nodeType === 'Not' ? opposite(truthOf(inner(node.operand))) : undefined);
  if (node.nodeType === 'BoolOp') return combined(node, inner, open);
  if (node.nodeType === 'Compare') return known(equality(node, inner));
  return node.nodeType === 'IfExp' ? chosen(node, inner) : [open];
}

function plainValue(node: Expression): Plain | undefined {
  if (isNone(node)) return null;
  return booleanValue(node) ?? stringValue(node) ?? numberValue(node);
}

/** What an `if` makes of it; undefined where that is not the same for all values. */
export function truthOf(values: readonly Possible[]): boolean | undefined {
  const truths = new Set(values.map((one) => (one.kind === 'plain' ? isTrue(one.value) : undefined)));
  const [only, second] = truths;
  return truths.size === 1 && second === undefined ? only : undefined;
}

function isTrue(value: Plain): boolean {
  return value !== null && value !== false && value !== '' && value !== 0;
}

function opposite(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

/** `a and b` is `a` where that is false, else `b`; `or` the other way round. */
function combined(
  { op, values }: NodeOf<'BoolOp'>,
  inner: (part: Expression) => Possible[],
  open: Possible,
): Possible[] {
  const stopsAt = op.nodeType === 'Or';
  for (const part of values.slice(0, -1)) {
    const found = inner(part);
    const truth = truthOf(found);
    if (truth === undefined) return [open];
    if (truth === stopsAt) return found;
  }
  const last = values.at(-1);
  return last === undefined ? [open] : inner(last);
}

function equality(
  { left, ops, comparators }: NodeOf<'Compare'>,
  inner: (part: Expression) => Possible[],
): boolean | undefined {
  const [operator, second] = ops;
  const [right] = comparators;
  const isEquality = operator?.nodeType === 'Eq' || operator?.nodeType === 'NotEq';
  if (!isEquality || second !== undefined || right === undefined) return undefined;
  const [a, b] = [only(inner(left)), only(inner(right))];
  if (a === undefined || b === undefined) return undefined;
  return (a.value === b.value) === (operator.nodeType === 'Eq');
}

function only(values: readonly Possible[]) {
  const [first] = values;
  return first?.kind === 'plain' && values.length === 1 ? first : undefined;
}

function chosen({ test, body, orelse }: NodeOf<'IfExp'>, inner: (part: Expression) => Possible[]) {
  const truth = truthOf(inner(test));
  if (truth !== undefined) return inner(truth ? body : orelse);
  return either(inner(body), inner(orelse));
}
