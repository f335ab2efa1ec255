import { pythonComments } from '../../text/gap.js';
import { indentAt, indentBlock } from '../../text/layout.js';
import { insertElement, type Span } from '../../text/list-edit.js';
import { lineEnd, lineStart } from '../../text/lines.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import { hasBrackets, listShape, type ListNode } from '../query/list-shape.js';
import type { ParsedPython } from '../parse/parse.js';
import type { PythonStyle } from './style.js';

export { listShape, type ListNode } from '../query/list-shape.js';

/** PEP 8's: what is spread over lines with a comma at its end stays so for black and ruff, whatever width they are given. */
const LINE_WIDTH = 79;

/**
 * Inserts an element so that it becomes number `index`; see `insertElement` in list-edit.ts. A tuple stays a tuple.
 * @param item one expression (`key: value` for a dict), laid out as if it began in column 0, its lines parted by `\n`
 * @throws RangeError for an index that the list does not have
 */
export function insertIntoList(
  parsed: ParsedPython,
  node: ListNode,
  index: number,
  item: string,
  style: PythonStyle,
): TextEdit[] {
  const list = listShape(parsed, node);
  if (index < 0 || index > list.elements.length)
    throw new RangeError(`no element ${String(index)} in the list`);
  if (!hasBrackets(parsed, node)) {
    const block = indentBlock(item, indentAt(parsed.text, list.from), style.eol);
    return [insertBare(list.elements, index, block)];
  }
  const listStyle = {
    ...style,
    comments: pythonComments,
    trailingComma: true,
    width: LINE_WIDTH,
    padding: '',
  };
  const [only, second] = list.elements;
  const isPair = node.nodeType === 'Tuple' && only !== undefined && second === undefined;
  if (isPair && canBePair(parsed.text, only, list, item)) return pair(only, list, index, item);
  const isEmptyTuple = node.nodeType === 'Tuple' && node.elts.length === 0;
  if (!isEmptyTuple) return insertElement(parsed.text, list, index, item, listStyle);
  // `('x')` is no tuple: the first element brings its comma.
  return insertElement(parsed.text, list, index, `${item},`, { ...listStyle, trailingComma: false });
}

/** Whether `('a',)` can become `('a', 'b')` on its line. */
function canBePair(text: string, only: Span, list: Span, item: string): boolean {
  const isBare = text.slice(list.from, only.from) === '' && /^ *, *$/.test(text.slice(only.to, list.to));
  const line = text.slice(lineStart(text, list.from), lineEnd(text, list.to));
  return isBare && !/[\r\n]/.test(item) && line.length + item.length < LINE_WIDTH;
}

/** Two elements need no comma at the end, which black would take for a wish to spread them over lines. */
function pair(only: Span, list: Span, index: number, item: string): TextEdit[] {
  const end = { from: only.to, to: list.to, insert: index === 0 ? '' : `, ${item}` };
  return index === 0 ? [insertAt(only.from, `${item}, `), end] : [end];
}

/** A tuple without brackets cannot be spread over lines. */
function insertBare(elements: readonly Span[], index: number, item: string): TextEdit {
  const before = elements[index - 1];
  return before === undefined
    ? insertAt(elements[0]?.from ?? 0, `${item}, `)
    : insertAt(before.to, `, ${item}`);
}
