import { eolOf, indentAt, indentBlock } from '../../text/layout.js';
import { isLineEnd, lineBreaks, lineStart } from '../../text/lines.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import { linesOf, withComments } from '../query/logical-lines.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';

/*
 * A block is whole lines of code, laid out as if it began in column 0, its lines parted by `\n`, without a final one.
 */

/** Inserts a block after the lines of a statement, with the statement's indentation. */
export function insertAfter(parsed: ParsedPython, statement: Statement, block: string): TextEdit {
  const { from, to } = linesOf(parsed, statement);
  const indent = indentAt(parsed.text, from);
  const eol = eolOf(parsed.text);
  const lines = indentLines(block, indent, eol);
  return insertAt(to, endsWithLineEnd(parsed.text, to) ? lines + eol : eol + lines);
}

/** Inserts a block before a statement and the comment lines directly above it, a comment at the file's top excepted. */
export function insertBefore(parsed: ParsedPython, statement: Statement, block: string): TextEdit {
  const { from } = linesOf(parsed, statement);
  const eol = eolOf(parsed.text);
  return insertAt(withComments(parsed, from), indentLines(block, indentAt(parsed.text, from), eol) + eol);
}

/** Like `insertBefore`, for a statement at module level; headings above it, which a blank line parts from it, stay with it. */
export function insertAbove(parsed: ParsedPython, statement: Statement, block: string): TextEdit {
  const { text } = parsed;
  const eol = eolOf(text);
  const before = parsed.body[parsed.body.indexOf(statement) - 1];
  const start = withComments(parsed, linesOf(parsed, statement).from);
  const top = before === undefined ? start : linesOf(parsed, before).to;
  const at = withHeadings(text, top, start);
  const gap = at === 0 || text.slice(lineAbove(text, at), at).trim() === '' ? '' : eol;
  return insertAt(at, gap + indentLines(block, '', eol) + eol);
}

/** The start of the line above the one that starts at an offset. */
function lineAbove(text: string, at: number): number {
  return lineStart(text, text.slice(at - 2, at) === '\r\n' ? at - 2 : at - 1);
}

/** Goes up from the start of a line over paragraphs of comments, as long as a blank line is above them. */
function withHeadings(text: string, top: number, start: number): number {
  let [at, hasComment] = [start, false];
  let heading = start;
  while (at > top) {
    const previous = lineAbove(text, at);
    const line = text.slice(previous, at).trimEnd();
    if (line === '' && hasComment) [heading, hasComment] = [at, false];
    if (line !== '' && !line.startsWith('#')) return heading;
    hasComment ||= line !== '';
    at = previous;
  }
  return heading;
}

/** Whether a blank line or the file's end follows a statement. */
export function endsParagraph(parsed: ParsedPython, statement: Statement): boolean {
  const next = parsed.text[linesOf(parsed, statement).to];
  return next === undefined || isLineEnd(next);
}

/** Adds a block at the end of the file, after a blank line (two after a function or class, as Black has it). */
export function appendBlock(parsed: ParsedPython, block: string): TextEdit {
  const { text } = parsed;
  const eol = eolOf(text);
  const lines = indentLines(block, '', eol);
  if (text.trim() === '') return insertAt(text.length, lines + eol);
  const wanted = (parsed.body.at(-1)?.nodeType ?? '').endsWith('Def') ? 2 : 1;
  const present = lineBreaks(text, endWithoutLineEnds(text));
  const gap = eol.repeat(Math.max(0, wanted + 1 - present));
  return insertAt(text.length, gap + lines + (present > 0 ? eol : ''));
}

function indentLines(block: string, indent: string, eol: string): string {
  return (block.startsWith('\n') ? '' : indent) + indentBlock(block, indent, eol);
}

/** Offset of the line ends that a text ends with. */
function endWithoutLineEnds(text: string): number {
  let end = text.length;
  while (isLineEnd(text[end - 1])) end -= 1;
  return end;
}

function endsWithLineEnd(text: string, offset: number): boolean {
  return offset === 0 || isLineEnd(text[offset - 1]);
}
