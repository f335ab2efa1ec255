import { Node } from 'ts-morph';
import { scanGap, typescriptComments } from '../text/gap.js';
import { indentAt, indentBlock } from '../text/layout.js';
import { insertElement, type Span } from '../text/list-edit.js';
import type { TextEdit } from '../text/text-edit.js';
import { listOf, spanOf, type ListNode } from './list-shape.js';
import type { TypeScriptStyle } from './style.js';

/** @param item laid out as if it began in column 0, its lines parted by `\n` */
export function addToList(
  text: string,
  node: ListNode,
  index: number,
  item: string,
  style: TypeScriptStyle,
): TextEdit[] {
  return insertElement(text, listOf(node), index, item, {
    ...style,
    comments: typescriptComments,
    padding: Node.isObjectLiteralExpression(node) || Node.isNamedImports(node) ? style.padding : '',
    trailingComma: Node.isCallExpression(node) ? style.argumentComma : style.trailingComma,
  });
}

/** Gives each element of a list that stands on one line a line of its own; nothing for any other list. */
export function spreadOverLines(text: string, node: ListNode, style: TypeScriptStyle): TextEdit[] {
  const { from, to, elements } = listOf(node);
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

/** Puts a block in the place of one element; a list on one line is spread over lines first. */
export function replaceInList(
  text: string,
  node: ListNode,
  element: Node,
  item: string,
  style: TypeScriptStyle,
): TextEdit[] {
  const spread = spreadOverLines(text, node, style);
  const indent = indentAt(text, element.getStart()) + (spread.length === 0 ? '' : style.unit);
  return [...spread, { ...spanOf(element), insert: indentBlock(item, indent, style.eol) }];
}

function pairs(stops: readonly number[]): Span[] {
  return stops.flatMap((from, index) => {
    const to = stops[index + 1];
    return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
  });
}
