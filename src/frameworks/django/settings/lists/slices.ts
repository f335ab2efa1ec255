import { dottedName, type Expression } from '../../../../languages/python/index.js';

/** The name in `X[:at]` at one index of a list that has `X[at:]` at a later one. */
export function cutOpen(elements: readonly Expression[], index: number): Expression | undefined {
  const isWhole = elements.some((_, end) => end > index && closes(elements, index, end));
  return isWhole ? sliceOf(elements[index])?.node : undefined;
}

/** Whether the element is the `X[at:]` that belongs to an earlier `X[:at]`. */
export function isCut(elements: readonly Expression[], index: number): boolean {
  return elements.slice(0, index).some((_, start) => closes(elements, start, index));
}

/** Whether the element stands between the two. */
export function isInCut(elements: readonly Expression[], index: number): boolean {
  const starts = elements.slice(0, index).map((_, start) => start);
  return starts.some((start) => elements.some((_, end) => end > index && closes(elements, start, end)));
}

function closes(elements: readonly Expression[], start: number, end: number): boolean {
  const [head, tail] = [sliceOf(elements[start]), sliceOf(elements[end])];
  return head?.side === 'head' && tail?.side === 'tail' && head.name === tail.name && head.at === tail.at;
}

interface Slice {
  readonly node: Expression;
  readonly name: string;
  readonly at: string;
  readonly side: 'head' | 'tail';
}

/** `*NAME[:at]`, `*NAME[at:]` */
function sliceOf(element: Expression | undefined): Slice | undefined {
  const node = element?.nodeType === 'Starred' ? element.value : undefined;
  if (node?.nodeType !== 'Subscript' || node.slice.nodeType !== 'Slice') return undefined;
  const { lower, upper, step } = node.slice;
  const bounds = [lower, upper, step].filter((bound) => bound !== undefined);
  const [name, at] = [dottedName(node.value), dottedName(bounds[0])];
  if (name === undefined || at === undefined || bounds.length > 1 || step !== undefined) return undefined;
  return { node: node.value, name, at, side: lower === undefined ? 'head' : 'tail' };
}
