import { afterTrailingComments, scanGap, type CommentSyntax } from './gap.js';
import type { ListShape, Span } from './list-edit.js';
import { endOfLineAbove, lineEnd, lineStart, nextLine, previousLine } from './lines.js';
import { applyEdits, type TextEdit } from './text-edit.js';
import { removalEdits, type Removal } from './removal.js';

/**
 * Takes elements out of a list, each with its comma, and with the comments right above it and behind it where it has lines
 * for itself. A list that ended without a comma still does.
 * @param taken indices of elements
 */
export function elementRemoval(
  text: string,
  list: ListShape,
  taken: ReadonlySet<number>,
  comments: CommentSyntax,
): Removal {
  const { elements } = list;
  if (elements.every((_, index) => taken.has(index)))
    return { lines: [], cuts: [{ from: list.from, to: list.to, insert: '' }] };
  const lines: Span[] = [];
  const cuts: TextEdit[] = [];
  elements.forEach(({ from, to }, index) => {
    if (!taken.has(index)) return;
    const next = elements[index + 1];
    const { comma } = scanGap(text, to, next?.from ?? list.to, comments);
    const end = comma === undefined ? to : comma + 1;
    const whole = wholeLines(text, { from, to: end }, comments);
    if (whole !== undefined) lines.push(whole);
    else cuts.push({ ...besideOthers(text, list, taken, { index, end }, comments), insert: '' });
  });
  return { lines, cuts: [...cuts, ...danglingComma(text, list, taken, comments)] };
}

/** The text of a list without one element. */
export function withoutElement(
  text: string,
  list: ListShape,
  index: number,
  comments: CommentSyntax,
): string {
  return applyEdits(text, removalEdits(text, elementRemoval(text, list, new Set([index]), comments)));
}

/**
 * The lines that a span stands on, with the comments right above it; undefined if anything but comments behind it stands
 * there as well.
 */
export function wholeLines(text: string, { from, to }: Span, comments: CommentSyntax): Span | undefined {
  const start = lineStart(text, from);
  const end = afterTrailingComments(text, to, comments);
  const isAlone = text.slice(start, from).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
  return isAlone ? { from: withComments(text, start, comments), to: nextLine(text, end) } : undefined;
}

/** With the white space up to the next element; where none of those stays, from the comma before them on. */
function besideOthers(
  text: string,
  { elements }: ListShape,
  taken: ReadonlySet<number>,
  { index, end }: { readonly index: number; readonly end: number },
  comments: CommentSyntax,
): Span {
  const from = elements[index]?.from ?? end;
  const next = elements[index + 1];
  const isLast = elements.slice(index).every((_, later) => taken.has(index + later));
  if (next !== undefined && !isLast) return { from, to: next.from };
  const last = elements.slice(0, index).findLastIndex((_, earlier) => !taken.has(earlier));
  const first = elements[last + 1]?.from ?? from;
  const { comma } = scanGap(text, elements[last]?.to ?? first, first, comments);
  return { from: comma === undefined ? from : comma + 1, to: end };
}

function danglingComma(
  text: string,
  { elements, to }: ListShape,
  taken: ReadonlySet<number>,
  comments: CommentSyntax,
): TextEdit[] {
  const index = elements.findLastIndex((_, one) => !taken.has(one));
  const [last, kept, next] = [elements.at(-1), elements[index], elements[index + 1]];
  if (last === undefined || kept === undefined || kept === last) return [];
  if (scanGap(text, last.to, to, comments).comma !== undefined) return [];
  const { comma } = scanGap(text, kept.to, next?.from ?? to, comments);
  return comma === undefined ? [] : [{ from: comma, to: comma + 1, insert: '' }];
}

/** Goes up from a line over the comments right above it; not where they reach the file's top. */
function withComments(text: string, from: number, { line: mark, block }: CommentSyntax): number {
  let start = from;
  while (start > 0) {
    const end = endOfLineAbove(text, start);
    const previous = previousLine(text, start);
    const line = text.slice(previous, end).trim();
    const opening =
      block !== undefined && line.endsWith(block[1]) ? text.lastIndexOf(block[0], end) : undefined;
    if (opening === undefined && !line.startsWith(mark)) return start;
    const first = lineStart(text, opening ?? previous);
    if (text.slice(first, opening ?? previous).trim() !== '') return start;
    if (first === 0) return from;
    start = first;
  }
  return start;
}
