import { argument, dottedName, stringValue, type Expression } from '../../../languages/python/index.js';

/** The plain strings that may become the value of an expression: elements, defaults, `or '…'`; names of variables are none. */
export function literalsIn(node: Expression | undefined): string[] {
  if (node === undefined) return [];
  if (node.nodeType === 'Constant') return [stringValue(node) ?? ''].filter((text) => text !== '');
  return partsOf(node).flatMap(literalsIn);
}

/** The expressions that the value may be, or be made of. */
function partsOf(node: Expression): readonly (Expression | undefined)[] {
  if (node.nodeType === 'List' || node.nodeType === 'Tuple') return node.elts;
  if (node.nodeType === 'BoolOp') return node.values;
  if (node.nodeType === 'IfExp') return [node.body, node.orelse];
  if (node.nodeType === 'BinOp') return [node.left, node.right];
  // The second argument of open is no default.
  if (node.nodeType !== 'Call' || dottedName(node.func) === 'open') return [];
  // `os.environ.get('X', '…').split(',')`
  const owner = node.func.nodeType === 'Attribute' ? node.func.value : undefined;
  return [argument(node, 1, 'default'), owner];
}
