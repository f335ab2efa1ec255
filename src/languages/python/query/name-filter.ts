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
  const isMethod =
    test.nodeType === 'Call' && test.func.nodeType === 'Attribute' && isName(test.func.value, key);
  if (!isMethod || test.func.nodeType !== 'Attribute') return undefined;
  if (test.func.attr === 'isupper' && test.args.length === 0) return isUpper;
  const prefix = test.func.attr === 'startswith' ? stringValue(test.args[0]) : undefined;
  return prefix === undefined ? undefined : (name) => name.startsWith(prefix);
}

/** `name == name.upper()`, `name[0] != '_'` */
function comparedFilter({ left, ops, comparators }: NodeOf<'Compare'>, key: string): Filter | undefined {
  const [operator, second] = ops;
  const [other] = comparators;
  if (second !== undefined || other === undefined) return undefined;
  const equal = equalFilter(left, other, key);
  if (operator?.nodeType === 'Eq') return equal;
  return operator?.nodeType === 'NotEq' && equal !== undefined ? (name) => !equal(name) : undefined;
}

function equalFilter(left: Expression, other: Expression, key: string): Filter | undefined {
  if (isOfUpper(left, other, key) || isOfUpper(other, left, key))
    return (name) => name === name.toUpperCase();
  const first = stringValue(other);
  const isFirst = left.nodeType === 'Subscript' && isName(left.value, key) && numberValue(left.slice) === 0;
  return isFirst && first?.length === 1 ? (name) => name.startsWith(first) : undefined;
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
