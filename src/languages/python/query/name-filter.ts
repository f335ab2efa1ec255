import type { Expression, NodeOf } from '../parse/nodes.js';
import { numberValue, stringValue } from './expressions.js';

/** Whether a name passes. */
export type Filter = (name: string) => boolean;

/** What must be true of a name, or must not be. */
export interface Condition {
  readonly test: Expression;
  readonly isTrue: boolean;
}

/** What a condition asks of a name's letters; undefined among these for what asks for something else. */
export function filtersOf(condition: Condition, key: string): (Filter | undefined)[] {
  return partsOf(condition).map((part) => filterOf(part, key));
}

/** `a and b`, `not (a or b)` */
function partsOf({ test, isTrue }: Condition): Condition[] {
  if (test.nodeType === 'UnaryOp' && test.op.nodeType === 'Not')
    return partsOf({ test: test.operand, isTrue: !isTrue });
  const isSplit = test.nodeType === 'BoolOp' && (test.op.nodeType === 'And') === isTrue;
  return isSplit ? test.values.flatMap((part) => partsOf({ test: part, isTrue })) : [{ test, isTrue }];
}

function filterOf({ test, isTrue }: Condition, key: string): Filter | undefined {
  const filter = plainFilter(test, key);
  return filter && ((name) => filter(name) === isTrue);
}

function plainFilter(test: Expression, key: string): Filter | undefined {
  if (test.nodeType === 'Compare') return comparedFilter(test, key);
  if (test.nodeType === 'BoolOp') return combinedFilter(test, key);
  return test.nodeType === 'Call' ? methodFilter(test, key) : undefined;
}

/** `name.isupper()`, `name.startswith('A_')` */
function methodFilter({ func, args }: NodeOf<'Call'>, key: string): Filter | undefined {
  if (func.nodeType !== 'Attribute' || !isName(func.value, key)) return undefined;
  const [given, second] = args;
  if (func.attr === 'isupper' && given === undefined) return isUpper;
  const texts = given === undefined || second !== undefined ? undefined : textsOf(given);
  if (texts === undefined) return undefined;
  if (func.attr === 'startswith') return (name) => texts.some((text) => name.startsWith(text));
  return func.attr === 'endswith' ? (name) => texts.some((text) => name.endsWith(text)) : undefined;
}

/** `a or b`; the parts of `a and b` that are to be true are asked one by one. */
function combinedFilter({ op, values }: NodeOf<'BoolOp'>, key: string): Filter | undefined {
  const filters = values.map((part) => filterOf({ test: part, isTrue: true }, key));
  if (!filters.every((one) => one !== undefined)) return undefined;
  return op.nodeType === 'Or'
    ? (name) => filters.some((passes) => passes(name))
    : (name) => filters.every((passes) => passes(name));
}

/** `'NAME'`, `('A_', 'B_')` */
function textsOf(node: Expression): readonly string[] | undefined {
  const text = stringValue(node);
  if (text !== undefined) return [text];
  if (node.nodeType !== 'Tuple' && node.nodeType !== 'List' && node.nodeType !== 'Set') return undefined;
  const texts = node.elts.map((one) => stringValue(one));
  return texts.every((one) => one !== undefined) ? texts : undefined;
}

/** `name == name.upper()`, `name[0] != '_'`, `name in ('A', 'B')` */
function comparedFilter({ left, ops, comparators }: NodeOf<'Compare'>, key: string): Filter | undefined {
  const [operator, second] = ops;
  const [other] = comparators;
  if (operator === undefined || second !== undefined || other === undefined) return undefined;
  const isContained = operator.nodeType === 'In' || operator.nodeType === 'NotIn';
  const filter = isContained ? filterAmong(left, other, key) : equalFilter(left, other, key);
  if (operator.nodeType === 'Eq' || operator.nodeType === 'In') return filter;
  const isNegated = operator.nodeType === 'NotEq' || operator.nodeType === 'NotIn';
  return isNegated && filter !== undefined ? (name) => !filter(name) : undefined;
}

function equalFilter(left: Expression, other: Expression, key: string): Filter | undefined {
  if (isOfUpper(left, other, key) || isOfUpper(other, left, key))
    return (name) => name === name.toUpperCase();
  const text = stringValue(other);
  if (text === undefined) return undefined;
  if (isName(left, key)) return (name) => name === text;
  const isBegin =
    left.nodeType === 'Subscript' && isName(left.value, key) && text.length === lengthOfBegin(left.slice);
  return isBegin ? (name) => name.startsWith(text) : undefined;
}

/** Of `[0]` and `[:2]`. */
function lengthOfBegin(slice: Expression): number | undefined {
  if (slice.nodeType !== 'Slice') return numberValue(slice) === 0 ? 1 : undefined;
  return slice.lower === undefined && slice.step === undefined ? numberValue(slice.upper) : undefined;
}

/** `name in ('A', 'B')`, `'PART' in name` */
function filterAmong(left: Expression, other: Expression, key: string): Filter | undefined {
  const part = stringValue(left);
  if (part !== undefined && isName(other, key)) return (name) => name.includes(part);
  const texts = other.nodeType === 'Constant' || !isName(left, key) ? undefined : textsOf(other);
  return texts && ((name) => texts.includes(name));
}

function isUpper(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase();
}

/** Whether these are `name` and `name.upper()`. */
function isOfUpper(plain: Expression, upper: Expression, key: string): boolean {
  const owner = methodOf(upper, 'upper');
  return isName(plain, key) && owner !== undefined && isName(owner, key);
}

/** `owner` of `owner.method()` */
export function methodOf(node: Expression, method: string): Expression | undefined {
  if (node.nodeType !== 'Call' || node.args.length > 0 || node.func.nodeType !== 'Attribute')
    return undefined;
  return node.func.attr === method ? node.func.value : undefined;
}

export function isName(node: Expression, name: string): boolean {
  return node.nodeType === 'Name' && node.id === name;
}
