import { stringValue, type Expression } from '../../../../languages/python/index.js';
import type { ListValue } from './value.js';

/**
 * What `[x for x in LIST if …]` leaves of a list: all of it that is a string for `if x`, all but one for
 * `if x != 'name'`, nobody knows what for other conditions. Undefined where the elements themselves are changed.
 */
export function filteredBy(
  element: Expression,
  target: Expression,
  conditions: readonly Expression[],
): ((value: ListValue) => ListValue) | undefined {
  if (target.nodeType !== 'Name' || !isName(element, target.id)) return undefined;
  const tests = conditions.map((condition) => testOf(condition, target.id));
  return ({ items, literals }) => ({
    literals,
    // What is left out is remembered as one that may be missing, so that nobody puts it back unasked.
    items: items.map((item) => ({ ...item, sure: item.sure && tests.every((test) => test(item.value)) })),
  });
}

/** Whether an element surely passes. */
type Test = (value: string | undefined) => boolean;

function testOf(condition: Expression, name: string): Test {
  if (isName(condition, name)) return (value) => value !== undefined;
  const other = inequality(condition, name);
  if (other === undefined) return () => false;
  return (value) => value !== undefined && value !== other;
}

/** The string in `name != 'string'`. */
function inequality(condition: Expression, name: string): string | undefined {
  if (condition.nodeType !== 'Compare' || !isName(condition.left, name)) return undefined;
  const [operator, second] = condition.ops;
  return operator?.nodeType === 'NotEq' && second === undefined
    ? stringValue(condition.comparators[0])
    : undefined;
}

function isName(node: Expression, name: string): boolean {
  return node.nodeType === 'Name' && node.id === name;
}
