import { pythonComments, scanGap } from '../../text/gap.js';
import type { ListShape, Span } from '../../text/list-edit.js';
import { lineEnd, lineStart, nextLine } from '../../text/lines.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import { hasBrackets, listShape, type ListNode } from '../query/list-shape.js';
import type { ParsedPython } from '../parse/parse.js';

/**
 * Moves an element of a list to an earlier place.
 * @param index number of the element; `place`, less than it, is the number that it gets
 * @returns undefined where a comment might end up with another element than the one it was written for
 */
export function moveElement(
  parsed: ParsedPython,
  node: ListNode,
  index: number,
  place: number,
): TextEdit[] | undefined {
  const list = listShape(parsed, node);
  const { text } = parsed;
  const slots = list.elements.slice(place, index + 1);
  const [first] = slots;
  const last = slots.at(-1);
  if (first === undefined || last === undefined || place >= index)
    throw new RangeError('no such move in the list');
  const end = list.elements[index + 1]?.from ?? list.to;
  const start = list.elements[place - 1]?.to ?? list.from;
  if (!scanGap(text, start, end, pythonComments).hasComment) return rotate(text, slots);
  return hasBrackets(parsed, node) && hasOwnLines(text, list)
    ? moveLines(text, list, index, place)
    : undefined;
}

/** The last element's text goes into the first slot, each other one slot on; what stands between the slots stays. */
function rotate(text: string, slots: readonly Span[]): TextEdit[] {
  return slots.map((slot, index) => {
    const source = slots.at(index - 1) ?? slot;
    return { ...slot, insert: text.slice(source.from, source.to) };
  });
}

/** Each element begins a line and, the last one excepted, has its comma on the line it ends in. */
function hasOwnLines(text: string, { elements, to }: ListShape): boolean {
  const isAlone = elements.every(
    (element, index) =>
      text.slice(lineStart(text, element.from), element.from).trim() === '' &&
      (index === elements.length - 1 || commaOf(text, element) !== undefined),
  );
  return isAlone && text.slice(lineStart(text, to), to).trim() === '';
}

/** Moves whole lines, comments at their ends included; comments on lines of their own stay where they are. */
function moveLines(text: string, { elements, from }: ListShape, index: number, place: number): TextEdit[] {
  const moved = elements[index];
  const before = elements[index - 1];
  if (moved === undefined || before === undefined) return [];
  const lines = { from: lineStart(text, moved.from), to: nextLine(text, moved.to) };
  const target = nextLine(text, elements[place - 1]?.to ?? from);
  const comma = commaOf(text, before);
  const isOpen = commaOf(text, moved) === undefined && comma !== undefined;
  const head = text.slice(lines.from, moved.to) + (isOpen ? ',' : '');
  const edits = [insertAt(target, head + text.slice(moved.to, lines.to)), { ...lines, insert: '' }];
  return isOpen ? [...edits, { from: comma, to: comma + 1, insert: '' }] : edits;
}

function commaOf(text: string, { to }: Span): number | undefined {
  return scanGap(text, to, lineEnd(text, to), pythonComments).comma;
}
