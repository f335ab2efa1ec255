import {
  argument,
  dottedName,
  stringValue,
  type Expression,
  type NodeOf,
} from '../../../../languages/python/index.js';
import type { Binding, Scope } from '../graph/scope.js';
import { elementOf } from './expression.js';
import { isDistinct } from './guard.js';
import { indexIn } from './position.js';
import { concatenated, inserted, optional, removed, type ListValue } from './value.js';

/**
 * A list after `NAME.append(…)`, `extend`, `insert`, `remove`; undefined for every other statement.
 * @param read reads a list that is given
 */
export function afterCall(
  values: readonly ListValue[],
  binding: Binding,
  name: string,
  scope: Scope,
  read: (node: Expression | undefined) => ListValue[],
): ListValue[] | undefined {
  const { statement } = binding;
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  const call = statement.value;
  const sure = binding.within.length === 0;
  const method = methodOf(call, name);
  const first = argument(call, 0);
  if (method === 'append') return concatenated(values, [appended(first, binding, name, sure)]);
  if (method === 'extend') return concatenated(values, sure ? read(first) : optional(read(first)));
  if (method === 'insert') {
    const item = { value: stringValue(argument(call, 1)), sure };
    return values.map((value) => inserted(value, indexIn({ scope, value, name, at: binding }, first), item));
  }
  const gone = method === 'remove' ? stringValue(first) : undefined;
  return gone === undefined ? undefined : values.map((value) => removed(value, gone));
}

function methodOf({ func }: NodeOf<'Call'>, name: string): string | undefined {
  return func.nodeType === 'Attribute' && dottedName(func.value) === name ? func.attr : undefined;
}

function appended(given: Expression | undefined, binding: Binding, name: string, sure: boolean): ListValue {
  const distinct = isDistinct(binding, name, given);
  const { items } = elementOf(given, sure);
  return { literals: [], items: items.map((item) => ({ ...item, distinct })) };
}
