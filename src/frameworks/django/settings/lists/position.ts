import { dottedName, numberValue, stringValue, type Expression } from '../../../../languages/python/index.js';
import { bindingsIn, type Binding, type Scope } from '../graph/scope.js';
import type { ListValue } from './value.js';

/** A list, of which `name.index('x')` is asked at a place in its scope. */
interface Asked {
  readonly scope: Scope;
  readonly value: ListValue;
  readonly name: string;
  readonly at: Binding;
}

/** The index that an expression gives: `0`, `NAME.index('x') + 1`, or a variable that was set to it just before. */
export function indexIn(asked: Asked, node: Expression | undefined): number | undefined {
  if (node?.nodeType === 'BinOp' && node.op.nodeType === 'Add') {
    const [left, right] = [indexIn(asked, node.left), indexIn(asked, node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (node?.nodeType === 'Name') return indexOfVariable(asked, node.id);
  return numberValue(node) ?? indexOfElement(asked, node);
}

function indexOfElement({ value: { items }, name }: Asked, node: Expression | undefined): number | undefined {
  if (node?.nodeType !== 'Call' || dottedName(node.func) !== `${name}.index`) return undefined;
  const wanted = stringValue(node.args[0]);
  const index = items.findIndex(({ value }) => value !== undefined && value === wanted);
  const isReliable = items
    .slice(0, index)
    .every(({ anywhere, value }) => anywhere !== true && value !== undefined);
  return index >= 0 && isReliable ? index : undefined;
}

/** Set in the same block, so that it is of this very moment. */
function indexOfVariable(asked: Asked, variable: string): number | undefined {
  const { scope, at } = asked;
  const last = bindingsIn(scope.slice(0, at.order), variable).at(-1);
  if (last === undefined || !('value' in last) || last.value === undefined) return undefined;
  const isBeside = last.within.at(-1) === at.within.at(-1) && last.file === at.file;
  return isBeside && last.value.nodeType !== 'Name' ? indexIn(asked, last.value) : undefined;
}
