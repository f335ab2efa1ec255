import type { Expression } from '../parse/nodes.js';
import { dottedName } from '../query/expressions.js';

/** `*X[:at]` and `*X[at:]` in one list: together they are all of X. */
export interface SlicePair {
  readonly start: number;
  readonly end: number;
  /** X. */
  readonly source: Expression;
  /** `X[:at]` */
  readonly head: Expression;
}

/** The elements of a list that take another one apart to put something between. */
export function slicePairsIn(elements: readonly Expression[]): SlicePair[] {
  const slices = elements.map(sliceOf);
  return slices.flatMap((head, start) => {
    if (head?.side !== 'head') return [];
    const end = slices.findIndex(
      (tail, index) =>
        index > start && tail?.side === 'tail' && tail.name === head.name && tail.at === head.at,
    );
    return end < 0 ? [] : [{ start, end, source: head.source, head: head.node }];
  });
}

interface Slice {
  readonly node: Expression;
  readonly source: Expression;
  readonly name: string;
  readonly at: string;
  readonly side: 'head' | 'tail';
}

/** `*NAME[:at]`, `*NAME[at:]` */
function sliceOf(element: Expression): Slice | undefined {
  const node = element.nodeType === 'Starred' ? element.value : undefined;
  if (node?.nodeType !== 'Subscript' || node.slice.nodeType !== 'Slice') return undefined;
  const { lower, upper, step } = node.slice;
  const bounds = [lower, upper, step].filter((bound) => bound !== undefined);
  const [name, at] = [dottedName(node.value), dottedName(bounds[0])];
  if (name === undefined || at === undefined || bounds.length > 1 || step !== undefined) return undefined;
  return { node, source: node.value, name, at, side: lower === undefined ? 'head' : 'tail' };
}
