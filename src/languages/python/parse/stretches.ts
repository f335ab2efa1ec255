import type { Span } from '../../text/list-edit.js';
import { inOrder, type TextEdit } from '../../text/text-edit.js';

/** Whole lines of a text that edits change. */
export interface Stretch extends Span {
  /** UTF-16 code units that it becomes longer by. */
  readonly growth: number;
}

/** Where a text may be cut. */
interface Cuts {
  /** The last place at or before an offset. */
  before(offset: number): number;
  /** The first place at or after an offset. */
  after(offset: number): number;
}

/** The stretches that edits lie in; none of them touch. */
export function stretchesOf(cuts: Cuts, edits: readonly TextEdit[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, insert } of inOrder(edits)) {
    const stretch = {
      from: cuts.before(from),
      to: cuts.after(to),
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
