import type { Span } from './list-edit.js';
import { endOfLineAbove, lineEnd, lineStart, nextLine, previousLine } from './lines.js';
import type { TextEdit } from './text-edit.js';

/** What is taken out of a text. */
export interface Removal {
  /** Whole lines, their ends included; at the end of a text without a final line end, up to that. */
  readonly lines: readonly Span[];
  /** What goes out of lines that stay; what is put in its place may be a word. */
  readonly cuts: readonly TextEdit[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The edits that take lines and parts of lines out. Of the blank lines that are left around lines which go, the fewer go
 * as well: they came with them. None stay at the beginning or the end of a file, or beside a bracket.
 */
export function removalEdits(text: string, { lines, cuts }: Removal): TextEdit[] {
  const isInCut = ({ from, to }: Span) => cuts.some((cut) => cut.from <= from && cut.to >= to);
  const stretches = joined(
    text,
    lines.filter((span) => !isInCut(span)),
  );
  const isWithin = (cut: TextEdit) => stretches.some(({ from, to }) => cut.from >= from && cut.to <= to);
  const rest = cuts.filter((cut) => !isWithin(cut));
  const outermost = rest.filter((cut, index) => !rest.some((other, at) => holds(other, cut, at < index)));
  return [...stretches.map((stretch) => withBlankLines(text, stretch)), ...outermost];
}

/** Whether a cut holds another one; of two that are the same, the first holds the second. */
function holds(outer: TextEdit, inner: TextEdit, isEarlier: boolean): boolean {
  if (outer === inner || outer.from > inner.from || outer.to < inner.to) return false;
  return outer.from < inner.from || outer.to > inner.to || isEarlier;
}

/** Stretches with nothing but blank lines between them are one. */
function joined(text: string, lines: readonly Span[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { from, to } of [...lines].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    const isNext = last !== undefined && text.slice(last.to, Math.max(last.to, from)).trim() === '';
    if (isNext) found.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) });
    else found.push({ from, to });
  }
  return found;
}

function withBlankLines(text: string, stretch: Stretch): TextEdit {
  const edit = { ...grown(text, stretch), insert: '' };
  // The last line had no end, and so the line above gets none.
  const isOpen = edit.to === text.length && lineStart(text, text.length) < text.length;
  return isOpen ? { ...edit, from: endOfLineAbove(text, edit.from) } : edit;
}

function grown(text: string, { from, to }: Stretch): Stretch {
  const above = blankAbove(text, from);
  const below = blankBelow(text, to);
  if (below.from === text.length || /^[\]})]/.test(text.slice(below.from).trimStart()))
    return { from: above.from, to };
  if (above.from === 0 || /[[{(]$/.test(text.slice(0, above.from).trimEnd())) return { from, to: below.from };
  if (above.count === 0 || below.count === 0) return { from, to };
  return above.count <= below.count ? { from: above.from, to } : { from, to: below.from };
}

interface Blank {
  /** Where the row of blank lines begins, or ends below. */
  readonly from: number;
  readonly count: number;
}

function blankAbove(text: string, offset: number): Blank {
  let [from, count] = [offset, 0];
  while (from > 0) {
    const previous = previousLine(text, from);
    if (text.slice(previous, from).trim() !== '') break;
    from = previous;
    count += 1;
  }
  return { from, count };
}

function blankBelow(text: string, offset: number): Blank {
  let [from, count] = [offset, 0];
  while (from < text.length && text.slice(from, lineEnd(text, from)).trim() === '') {
    from = nextLine(text, from);
    count += 1;
  }
  return { from, count };
}
