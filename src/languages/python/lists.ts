import { pythonComments } from '../gap.js';
import { indentAt, indentBlock } from '../layout.js';
import { insertElement, type Span } from '../list-edit.js';
import { insertAt, type TextEdit } from '../text-edit.js';
import { hasBrackets, listShape, type ListNode } from './list-shape.js';
import type { ParsedPython } from './parse.js';
import type { PythonStyle } from './style.js';

export { listShape, type ListNode } from './list-shape.js';

/** Black's, which isort and ruff share. */
const LINE_WIDTH = 88;

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
  const isEmptyTuple = node.nodeType === 'Tuple' && node.elts.length === 0;
  if (!isEmptyTuple) return insertElement(parsed.text, list, index, item, listStyle);
  // `('x')` is no tuple: the first element brings its comma.
  return insertElement(parsed.text, list, index, `${item},`, { ...listStyle, trailingComma: false });
}

/** A tuple without brackets cannot be spread over lines. */
function insertBare(elements: readonly Span[], index: number, item: string): TextEdit {
  const before = elements[index - 1];
  return before === undefined
    ? insertAt(elements[0]?.from ?? 0, `${item}, `)
    : insertAt(before.to, `, ${item}`);
}
