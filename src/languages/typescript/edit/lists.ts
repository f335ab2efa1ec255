import { scanGap, typescriptComments } from '../../text/gap.js';
import { indentAt, indentBlock } from '../../text/layout.js';
import {
  elementIndent,
  insertElement,
  type ListShape,
  type ListStyle,
  type Span,
} from '../../text/list-edit.js';
import type { TextEdit } from '../../text/text-edit.js';
import { elementsOf, isArray, isCall, listOf, spanOf, type ListNode, type Node } from '../nodes.js';
import type { TypeScriptStyle } from '../style.js';
import type { EditedList, EditSession, ListElement } from './session.js';

/** The list that a node of the file as it was read is. */
export function editedList(session: EditSession, node: ListNode): EditedList {
  const present = session.lists.get(node);
  if (present !== undefined) return present;
  const { from, to } = listOf(node);
  const list: EditedList = {
    kind: isCall(node) ? 'arguments' : isArray(node) ? 'array' : 'braces',
    opening: { from: from - 1, to: from, step: 0 },
    closing: { from: to, to: to + 1, step: 0 },
    elements: elementsOf(node).map((element) => ({ mark: { ...spanOf(element), step: 0 }, node: element })),
  };
  session.lists.set(node, list);
  return list;
}

/**
 * A list of one element that the session has added to the text.
 * @param within a span of the text as it is now that begins before the list's first bracket and ends with its last
 */
export function addedList(session: EditSession, within: Span, brackets: '[]' | '{}'): EditedList {
  const from = session.text.indexOf(brackets.charAt(0), within.from);
  const to = within.to - 1;
  const content = session.text.slice(from + 1, to);
  const start = from + 1 + content.length - content.trimStart().length;
  const end = start + content.trim().replace(/,$/, '').length;
  return {
    kind: brackets === '[]' ? 'array' : 'braces',
    opening: session.mark({ from, to: from + 1 }),
    closing: session.mark({ from: to, to: to + 1 }),
    elements: [{ mark: session.mark({ from: start, to: end }), node: undefined }],
  };
}

/**
 * Adds an element, so that it becomes element number `index`.
 * @param item laid out as if it began in column 0, its lines parted by `\n`
 * @returns where it is now
 */
export function addToList(session: EditSession, list: EditedList, index: number, item: string): Span {
  const { from, to, elements } = shapeOf(session, list);
  const style = styleFor(list, session.style);
  const insert = () => insertElement(session.text, shapeOf(session, list), index, item, style);
  const [edit] = insert();
  // Elements that are rewritten with the list could not be found again.
  if (edit?.from === from && edit.to === to && elements.length > 0) spreadOverLines(session, list);
  const edits = insert();
  session.apply(edits);
  const added = addedBy(edits, item);
  list.elements.splice(index, 0, { mark: session.mark(added), node: undefined });
  return added;
}

/** The white space before the elements of a list that is spread over lines, or will be. */
export function indentOfElements(session: EditSession, list: EditedList): string {
  return elementIndent(session.text, shapeOf(session, list), session.style);
}

/** The text of an element as it is now. */
export function textOfElement(session: EditSession, { mark }: ListElement): string {
  const { from, to } = session.now(mark);
  return session.text.slice(from, to);
}

/** Where a list is now, its brackets included. */
export function spanOfList(session: EditSession, { opening, closing }: EditedList): Span {
  return { from: session.now(opening).from, to: session.now(closing).to };
}

/** Gives each element of a one-line list a line of its own; leaves any other list alone. */
export function spreadOverLines(session: EditSession, list: EditedList): void {
  session.apply(spreading(session.text, shapeOf(session, list), styleFor(list, session.style)));
}

/** Puts a block in the place of one element; a list on one line is spread over lines first. */
export function replaceInList(session: EditSession, list: EditedList, element: Node, item: string): void {
  const { text, style } = session;
  const spread = spreading(text, shapeOf(session, list), styleFor(list, style));
  const span = session.spanOf(element);
  const indent = indentAt(text, span.from) + (spread.length === 0 ? '' : style.unit);
  const insert = indentBlock(item, indent, style.eol);
  session.apply([...spread, { ...span, insert }]);
  const before = spread.filter(({ to }) => to <= span.from);
  const from = before.reduce((start, edit) => start + edit.insert.length - (edit.to - edit.from), span.from);
  const mark = session.mark({ from, to: from + insert.length });
  const index = list.elements.findIndex(({ node }) => node === element);
  list.elements.splice(index, 1, { mark, node: undefined });
}

function shapeOf(session: EditSession, { opening, closing, elements }: EditedList): ListShape {
  return {
    from: session.now(opening).to,
    to: session.now(closing).from,
    elements: elements.map(({ mark }) => session.now(mark)),
  };
}

function styleFor({ kind }: EditedList, style: TypeScriptStyle): ListStyle {
  return {
    ...style,
    comments: typescriptComments,
    padding: kind === 'braces' ? style.padding : '',
    trailingComma: kind === 'arguments' ? style.argumentComma : style.trailingComma,
  };
}

/** Where the element is after the edits that add it: all else that they insert is commas and white space. */
function addedBy(edits: readonly TextEdit[], item: string): Span {
  const [firstLine = ''] = item.split('\n');
  let shift = 0;
  for (const { from, to, insert } of edits) {
    if (insert.includes(firstLine)) {
      const core = insert.replace(/^[\s,]+|[\s,]+$/g, '');
      const start = from + shift + insert.indexOf(core);
      return { from: start, to: start + core.length };
    }
    shift += insert.length - (to - from);
  }
  throw new Error('The added element is not in its edits.');
}

function spreading(text: string, { from, to, elements }: ListShape, style: ListStyle): TextEdit[] {
  if (elements.length === 0 || /[\r\n]/.test(text.slice(from, to))) return [];
  const outer = style.eol + indentAt(text, from);
  const stops = [from, ...elements.flatMap((element) => [element.from, element.to]), to];
  const gaps = pairs(stops);
  if (gaps.some((gap) => scanGap(text, gap.from, gap.to, typescriptComments).hasComment)) return [];
  return gaps.map((gap, index) => {
    if (index === 0) return { ...gap, insert: outer + style.unit };
    if (index < gaps.length - 1) return { ...gap, insert: `,${outer}${style.unit}` };
    return { ...gap, insert: (style.trailingComma ? ',' : '') + outer };
  });
}

function pairs(stops: readonly number[]): Span[] {
  return stops.flatMap((from, index) => {
    const to = stops[index + 1];
    return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
  });
}
