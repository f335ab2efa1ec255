import type { Span } from '../../text/list-edit.js';
import { inOrder, type TextEdit } from '../../text/text-edit.js';

/** Whole lines of a text that edits change. */
export interface Stretch extends Span {
  /** UTF-16 code units that it becomes longer by. */
  readonly growth: number;
}

/**
 * The stretches that edits lie in; none of them touch.
 * @param cuts where the text may be cut, in order
 * @param end of the text
 */
export function stretchesOf(cuts: readonly number[], end: number, edits: readonly TextEdit[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, insert } of inOrder(edits)) {
    const stretch = {
      from: cuts.findLast((cut) => cut <= from) ?? 0,
      to: cuts.find((cut) => cut >= to) ?? end,
      growth: insert.length - (to - from),
    };
    const last = stretches.at(-1);
    if (last !== undefined && stretch.from <= last.to)
      stretches[stretches.length - 1] = together(last, stretch);
    else stretches.push(stretch);
  }
  return stretches;
}

function together(one: Stretch, other: Stretch): Stretch {
  return { from: one.from, to: Math.max(one.to, other.to), growth: one.growth + other.growth };
}
