import type { Span } from '../../text/list-edit.js';
import { COMPARISONS, usualOrder } from '../formatters/import-order.js';
import type { ImportOrder } from '../formatters/order.js';

/** An import declaration that imports names. */
interface Present {
  readonly module: string;
  readonly span: Span;
}

/** Where a declaration goes: before or after one that is there. */
export interface Place {
  readonly before?: Span;
  readonly after?: Span;
  /** Whether a blank line comes between the two. */
  readonly isApart: boolean;
}

/** Fewer may be sorted by chance. */
const MIN_SORTED = 3;

/**
 * The place where imports that are sorted stay sorted.
 * @param imports in the order of the text
 * @param demanded the order that the project's tools demand
 * @returns undefined where they are not sorted
 */
export function sortedPlace(
  text: string,
  imports: readonly Present[],
  module: string,
  demanded: ImportOrder | undefined,
): Place | undefined {
  if (demanded !== undefined) return placeIn(text, imports, module, demanded);
  const own = usualOrder.groupOf(module);
  const inGroup = (group: number) =>
    imports.filter((present) => usualOrder.groupOf(present.module) === group);
  // Node's own modules have no group of their own where there are none.
  const same = own === 0 && inGroup(0).length === 0 ? inGroup(1) : inGroup(own);
  const compare = same.length < MIN_SORTED ? undefined : COMPARISONS.find((one) => isSorted(same, one));
  if (compare !== undefined) return among(same, module, compare);
  const last = own === 0 ? inGroup(0).at(-1) : undefined;
  return last && { after: last.span, isApart: false };
}

function placeIn(
  text: string,
  imports: readonly Present[],
  module: string,
  { groupOf, compare, earlier = compare, isSpaced }: ImportOrder,
): Place | undefined {
  const group = groupOf(module);
  const groups = imports.map((present) => groupOf(present.module));
  if (groups.some((one, index) => one < (groups[index - 1] ?? one))) return undefined;
  const same = imports.filter((_, index) => groups[index] === group);
  if (same.length > 0) {
    if (compare === undefined) return among(same, module, () => -1);
    const fitting = [compare, earlier].find((one) => one !== undefined && isSorted(same, one));
    return fitting && among(same, module, fitting);
  }
  const isApart = spacing(text, imports, groups) ?? isSpaced ?? false;
  const last = imports.findLast((_, index) => (groups[index] ?? 0) < group);
  const [first] = imports;
  if (last !== undefined) return { after: last.span, isApart };
  return first && { before: first.span, isApart };
}

/** Behind the last one that is not greater, else before the first. */
function among(
  sorted: readonly Present[],
  module: string,
  compare: (a: string, b: string) => number,
): Place | undefined {
  const after = sorted.findLast((present) => compare(present.module, module) <= 0)?.span;
  const [first] = sorted;
  if (after !== undefined) return { after, isApart: false };
  return first && { before: first.span, isApart: false };
}

function isSorted(imports: readonly Present[], compare: (a: string, b: string) => number): boolean {
  return imports.every(({ module }, index) => compare(imports[index - 1]?.module ?? module, module) <= 0);
}

/** Whether blank lines part the groups of a file; undefined where it has one group only. */
function spacing(text: string, imports: readonly Present[], groups: readonly number[]): boolean | undefined {
  const gaps = imports.flatMap(({ span }, index) => {
    const before = imports[index - 1];
    const isEdge = before !== undefined && groups[index] !== groups[index - 1];
    return isEdge ? [/\n\s*\n|\r\s*\r/.test(text.slice(before.span.to, span.from))] : [];
  });
  return gaps.length === 0 ? undefined : gaps.filter(Boolean).length * 2 > gaps.length;
}
