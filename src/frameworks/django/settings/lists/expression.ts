import { dottedName, stringValue, type Expression, type NodeOf } from '../../../../languages/python/index.js';
import { filteredBy } from './filter.js';
import { cutOpen, isCut, isInCut } from './slices.js';
import { concatenated, optional, UNKNOWN, type ListLiteral, type ListValue } from './value.js';

/** What an expression may refer to. */
interface Surroundings {
  readonly file: string;
  /** The values of `NAME` or `module.NAME`; undefined where they cannot be told. */
  lookUp(node: NodeOf<'Name'> | NodeOf<'Attribute'>): ListValue[] | undefined;
}

/** The values of an expression; whatever is not understood stands for any number of unknown elements. */
export function readList(node: Expression | undefined, around: Surroundings): ListValue[] {
  if (node === undefined) return [UNKNOWN];
  if (node.nodeType === 'List' || node.nodeType === 'Tuple') return literal(node, around);
  if (node.nodeType === 'Name' || node.nodeType === 'Attribute') return around.lookUp(node) ?? [UNKNOWN];
  if (node.nodeType === 'ListComp' || node.nodeType === 'GeneratorExp') return filtered(node, around);
  return combined(node, around);
}

/** `A + B`, `A if DEBUG else B`, `list(A)` */
function combined(node: Expression, around: Surroundings): ListValue[] {
  if (node.nodeType === 'Call') return copied(node, around);
  if (node.nodeType === 'IfExp')
    return concatenated(optional(readList(node.body, around)), optional(readList(node.orelse, around)));
  if (node.nodeType !== 'BinOp' || node.op.nodeType !== 'Add') return [UNKNOWN];
  return concatenated(readList(node.left, around), readList(node.right, around));
}

/** `'name'`, `'name' if DEBUG else None` */
export function elementOf(node: Expression | undefined, sure: boolean): ListValue {
  const isOptional =
    node?.nodeType === 'IfExp' &&
    node.orelse.nodeType === 'Constant' &&
    stringValue(node.orelse) === undefined;
  const item = isOptional
    ? { value: stringValue(node.body), sure: false }
    : { value: stringValue(node), sure };
  return { items: [item], literals: [] };
}

function literal(node: ListLiteral, around: Surroundings): ListValue[] {
  const start: ListValue[] = [{ items: [], literals: [{ file: around.file, node }] }];
  return node.elts.reduce((values, element, index) => {
    if (element.nodeType === 'Starred') return spread(values, node, index, element.value, around);
    const { items, literals } = elementOf(element, true);
    const where = isInCut(node.elts, index)
      ? { anywhere: true }
      : { place: { file: around.file, node, index } };
    return concatenated(values, [{ literals, items: items.map((item) => ({ ...item, ...where })) }]);
  }, start);
}

/** `*X`; `*X[:at], 'name', *X[at:]` is X with something put in. */
function spread(
  values: ListValue[],
  node: ListLiteral,
  index: number,
  value: Expression,
  around: Surroundings,
): ListValue[] {
  if (isCut(node.elts, index)) return values;
  return concatenated(values, readList(cutOpen(node.elts, index) ?? value, around));
}

/** `list(X)`, `tuple(X)`, `list()` */
function copied(node: NodeOf<'Call'>, around: Surroundings): ListValue[] {
  if (!['list', 'tuple'].includes(dottedName(node.func) ?? '') || node.args.length > 1) return [UNKNOWN];
  return node.args.length === 0 ? [{ items: [], literals: [] }] : readList(node.args[0], around);
}

/** `[name for name in LIST if …]` */
function filtered(node: NodeOf<'ListComp'> | NodeOf<'GeneratorExp'>, around: Surroundings): ListValue[] {
  const [source, second] = node.generators;
  if (source === undefined || second !== undefined) return [UNKNOWN];
  const keep = filteredBy(node.elt, source.target, source.ifs);
  return keep === undefined ? [UNKNOWN] : readList(source.iter, around).map(keep);
}
