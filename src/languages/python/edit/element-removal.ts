import type { Span } from '../../text/list-edit.js';
import { lineEnd, lineStart, nextLine } from '../../text/lines.js';
import type { Removal } from '../../text/removal.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import type { Expression, NodeOf } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';

/** What can lose elements. */
export type Listing = NodeOf<'List'> | NodeOf<'Tuple'>;

interface Element extends Span {
  readonly isTaken: boolean;
}

/** What goes where elements of a list or tuple go: whole lines of those that stand alone there, else the elements with a comma. */
export function elementsTaken(
  parsed: ParsedPython,
  list: Listing,
  isTaken: (element: Expression) => boolean,
): Removal {
  const { text } = parsed;
  const elements = list.elts.map((node): Element => ({ ...parsed.span(node), isTaken: isTaken(node) }));
  const taken = elements.filter((one) => one.isTaken);
  const rows = taken.flatMap((one) => lineOf(text, one) ?? []);
  const lone = list.nodeType === 'Tuple' ? loneIn(elements) : undefined;
  // A tuple of one needs its comma.
  const comma = lone === undefined || hasComma(text, lone) ? undefined : insertAt(lone.to, ',');
  if (rows.length === taken.length) return { lines: rows, cuts: comma === undefined ? [] : [comma] };
  const isLast = lone !== undefined && elements.at(-1) === lone;
  const cuts = runsOf(elements).map((run) => cutOf(text, elements, run, lone !== undefined));
  return { lines: [], cuts: isLast && comma !== undefined ? [...cuts, comma] : cuts };
}

/** The only element that stays. */
function loneIn(elements: readonly Element[]): Element | undefined {
  const [first, second] = elements.filter((one) => !one.isTaken);
  return second === undefined ? first : undefined;
}

function hasComma(text: string, { to }: Span): boolean {
  return text.slice(to).trimStart().startsWith(',');
}

/** The line of an element that has nothing else but a comma and a comment. */
function lineOf(text: string, { from, to }: Span): Span | undefined {
  const start = lineStart(text, from);
  const isAlone =
    text.slice(start, from).trim() === '' && /^[ \t]*,?[ \t]*(#.*)?$/.test(text.slice(to, lineEnd(text, to)));
  return isAlone ? { from: start, to: nextLine(text, to) } : undefined;
}

/** The taken elements that stand next to each other, by the first and the last index. */
function runsOf(elements: readonly Element[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  elements.forEach(({ isTaken }, index) => {
    const last = runs.at(-1);
    if (!isTaken) return;
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function cutOf(
  text: string,
  elements: readonly Element[],
  [first, last]: readonly [number, number],
  isLone: boolean,
): TextEdit {
  const from = elements[first]?.from ?? 0;
  const to = elements[last]?.to ?? from;
  const [before, after] = [elements[first - 1], elements[last + 1]];
  if (after !== undefined) return { from, to: after.from, insert: '' };
  const comma = /^[ \t]*,/.exec(text.slice(to))?.[0].length ?? 0;
  if (before === undefined) return { from, to: to + comma, insert: '' };
  return { from: before.to, to, insert: isLone && comma === 0 ? ',' : '' };
}
