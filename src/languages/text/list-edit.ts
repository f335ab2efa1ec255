import { afterTrailingComments, scanGap, type CommentSyntax, type Gap } from './gap.js';
import { indentAt, indentBlock, type Layout } from './layout.js';
import { columnsOf, isLineEnd, lineEnd, lineStart } from './lines.js';
import { insertAt, type TextEdit } from './text-edit.js';

/** A half-open stretch of text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A bracketed, comma-separated list as it stands in a file. */
export interface ListShape extends Span {
  /** `from`: the offset after the opening bracket; `to`: the offset of the closing one. */
  readonly elements: readonly Span[];
}

export interface ListStyle extends Layout {
  readonly comments: CommentSyntax;
  /** Whether a list that is spread over lines ends with a comma, where the list itself does not tell. */
  readonly trailingComma: boolean;
  /** Columns that a line may have before the list is spread over lines. */
  readonly width: number;
  /** Columns of a tab; 1 where it is absent. */
  readonly tabWidth?: number;
  /** What stands inside the brackets of a list on one line: `''` for `[a]`, `' '` for `{ a }`. */
  readonly padding: string;
}

/**
 * Inserts an element, so that it becomes element number `index` (0 to the number of elements).
 * The list's own layout is followed: one line or several, indentation, trailing comma; comments stay
 * where they are.
 * @param item the element's text, laid out as if it began in column 0, its lines parted by `\n`
 */
export function insertElement(
  text: string,
  list: ListShape,
  index: number,
  item: string,
  style: ListStyle,
): TextEdit[] {
  const gaps = gapsOf(text, list, style.comments);
  if (gaps.some((gap) => gap.hasLineEnd)) return insertOnOwnLine(text, list, index, item, style, gaps);
  if (fitsOnLine(text, list, item, style)) return [insertInLine(text, list, index, item, style, gaps)];
  if (gaps.some((gap) => gap.hasComment) || spansLines(text, list)) {
    return [insertInLine(text, list, index, item, style, gaps)];
  }
  return [spread(text, list, index, item, style)];
}

/** The gaps before, between and after the elements: one more than there are elements. */
function gapsOf(text: string, list: ListShape, comments: CommentSyntax): Gap[] {
  const starts = [list.from, ...list.elements.map((element) => element.to)];
  const ends = [...list.elements.map((element) => element.from), list.to];
  return starts.map((start, index) => scanGap(text, start, ends[index] ?? list.to, comments));
}

function insertOnOwnLine(
  text: string,
  list: ListShape,
  index: number,
  item: string,
  style: ListStyle,
  gaps: readonly Gap[],
): TextEdit[] {
  const indent = elementIndent(text, list, style);
  const lines = style.eol + indent + indentBlock(item, indent, style.eol);
  const before = list.elements[index - 1];
  if (before === undefined) {
    const at = afterTrailingComments(text, list.from, style.comments);
    if (list.elements.length === 0) return [insertAt(at, lines + (style.trailingComma ? ',' : ''))];
    if (isLineEnd(text[at])) return [insertAt(at, `${lines},`)];
    return [insertFirst(text, list, inline(item, indent, style))];
  }
  const isLast = index === list.elements.length;
  const comma = gaps[index]?.comma;
  const at = afterTrailingComments(text, comma === undefined ? before.to : comma + 1, style.comments);
  if (comma === undefined) return [insertAt(before.to, ','), insertAt(at, lines)];
  if (!isLast && !isLineEnd(text[at])) return [insertAt(comma + 1, ` ${inline(item, indent, style)},`)];
  return [insertAt(at, `${lines},`)];
}

function insertInLine(
  text: string,
  list: ListShape,
  index: number,
  item: string,
  style: ListStyle,
  gaps: readonly Gap[],
): TextEdit {
  const block = inline(item, indentAt(text, list.from), style);
  const before = list.elements[index - 1];
  const after = list.elements[index];
  const gap = gaps[index];
  if (after !== undefined && gap?.hasComment !== true) return insertAt(after.from, `${block}, `);
  if (before !== undefined && gap?.comma !== undefined) return insertAt(gap.comma + 1, ` ${block},`);
  if (before !== undefined) {
    return insertAt(afterTrailingComments(text, before.to, style.comments), `, ${block}`);
  }
  if (after !== undefined) return insertFirst(text, list, block);
  const blank = text.slice(list.from, list.to).trim() === '';
  if (!blank) return insertAt(list.from, `${block} `);
  return { from: list.from, to: list.to, insert: style.padding + block + style.padding };
}

/** Before the first element and the comments that stand before it on the same line. */
function insertFirst(text: string, list: ListShape, block: string): TextEdit {
  const isApart = text[list.from] === ' ';
  return insertAt(list.from, isApart ? ` ${block},` : `${block}, `);
}

/** Rewrites a list on one line, free of comments, as a list with one element a line. */
function spread(text: string, list: ListShape, index: number, item: string, style: ListStyle): TextEdit {
  const outer = indentAt(text, list.from);
  const inner = outer + style.unit;
  const elements = list.elements.map((element) => text.slice(element.from, element.to));
  elements.splice(index, 0, indentBlock(item, inner, style.eol));
  const lines = elements.map((element) => style.eol + inner + element).join(',');
  const insert = `${lines}${style.trailingComma ? ',' : ''}${style.eol}${outer}`;
  return { from: list.from, to: list.to, insert };
}

function inline(item: string, indent: string, style: ListStyle): string {
  return indentBlock(item, indent, style.eol);
}

function fitsOnLine(text: string, list: ListShape, item: string, style: ListStyle): boolean {
  if (item.includes('\n')) return false;
  const line = text.slice(lineStart(text, list.from), lineEnd(text, list.to));
  const padding = list.elements.length === 0 ? 2 * style.padding.length : 2;
  return columnsOf(line, style.tabWidth ?? 1) + item.length + padding <= style.width;
}

function spansLines(text: string, list: ListShape): boolean {
  return /[\r\n]/.test(text.slice(list.from, list.to));
}

/** The indentation of the first element that begins a line, else one step deeper than the list's own line. */
export function elementIndent(text: string, list: ListShape, style: Layout): string {
  for (const element of list.elements) {
    const indent = indentAt(text, element.from);
    if (lineStart(text, element.from) + indent.length === element.from) return indent;
  }
  return indentAt(text, list.from) + style.unit;
}
