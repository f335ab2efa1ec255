import { lineEnd, lineStart, nextLine } from '../../text/lines.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import { indentAt } from '../../text/layout.js';
import { stringValue } from '../query/expressions.js';
import { linesOf, sharesLine } from '../query/logical-lines.js';
import type { Expression, Statement } from '../parse/nodes.js';
import { parsePython, type ParsedPython } from '../parse/parse.js';
import { statementsOf } from '../query/statements.js';
import { editPython } from './edit.js';
import { styleOf, type PythonStyle } from './style.js';

/**
 * Lays out the lines that an edit has added and that are too long, as black and ruff do: a new comment goes on lines of
 * its own above, a value into brackets. Lines and comments that were there before stay as they are.
 * @param width columns that a line may have
 */
export function fitLines(before: string, after: string, width: number): string {
  const parsed = parsePython(after);
  if (parsed.kind === 'failure') return after;
  let old: ReadonlySet<string> | undefined;
  const isOld = (line: string) => (old ??= new Set(before.split(/\r\n|\r|\n/))).has(line);
  const edits: TextEdit[] = [];
  for (let from = 0; from < after.length; from = nextLine(after, from)) {
    const to = lineEnd(after, from);
    if (to - from <= width || isOld(after.slice(from, to))) continue;
    edits.push(...fitLine(parsed, from, (comment) => !before.includes(comment), width));
  }
  return edits.length === 0 ? after : editPython(after, edits);
}

function fitLine(
  parsed: ParsedPython,
  from: number,
  isNew: (comment: string) => boolean,
  width: number,
): TextEdit[] {
  const { text } = parsed;
  const indent = indentAt(text, from);
  const comment = commentIn(parsed, from);
  const above =
    comment !== undefined && isNew(comment.shown)
      ? wrapComment(comment.shown, indent, width, styleOf(parsed).eol)
      : undefined;
  if (comment?.from === from + indent.length)
    return above === undefined ? [] : [{ from, to: lineEnd(text, from), insert: above }];
  const statement = statementsOf(parsed).find((one) => isLine(parsed, one.statement, from))?.statement;
  if (statement === undefined) return fitElement(parsed, from, indent, width);
  const rest = above === undefined && comment !== undefined ? `  ${comment.shown}` : '';
  return fitStatement(parsed, statement, above, { indent, rest, width });
}

/** An element of a list that is a call, on a line of its own: its arguments go on the next line. */
function fitElement(parsed: ParsedPython, from: number, indent: string, width: number): TextEdit[] {
  const { text } = parsed;
  const end = lineEnd(text, from);
  const tokens = parsed.tokens.filter((token) => token.from >= from && token.to <= end);
  const open = tokens.find((token) => text.slice(token.from, token.to) === '(');
  const close = tokens.findLast((token) => text.slice(token.from, token.to) === ')');
  if (open === undefined || close === undefined || text.slice(close.to, end) !== ',') return [];
  const inner = `${indent}    ${text.slice(open.to, close.from)}`;
  const marks = tokens.map((token) => text.slice(token.from, token.to));
  if (inner.length > width || !isOneCall(marks)) return [];
  const { eol } = styleOf(parsed);
  return [insertAt(open.to, `${eol}${indent}    `), insertAt(close.from, `${eol}${indent}`)];
}

/** Whether the first bracket of a line is closed by its last one. */
function isOneCall(marks: readonly string[]): boolean {
  let depth = 0;
  const depths = marks.flatMap((mark) => {
    if ('([{'.includes(mark)) depth += 1;
    else if (')]}'.includes(mark)) depth -= 1;
    else return [];
    return [depth];
  });
  return depths.indexOf(0) === depths.length - 1;
}

function commentIn(parsed: ParsedPython, from: number) {
  const end = lineEnd(parsed.text, from);
  const found = parsed.tokens.find(
    (token) => token.type === 'COMMENT' && token.from >= from && token.to <= end,
  );
  return found && { from: found.from, shown: parsed.text.slice(found.from, found.to).trimEnd() };
}

function fitStatement(
  parsed: ParsedPython,
  statement: Statement,
  above: string | undefined,
  room: Room,
): TextEdit[] {
  const { text } = parsed;
  const style = styleOf(parsed);
  const { to } = parsed.span(statement);
  const from = lineStart(text, to);
  const isShort = to - from + room.rest.length <= room.width;
  const value = isShort ? undefined : inBrackets(parsed, statement, room, style);
  if (above === undefined && value === undefined) return [];
  return [
    ...(above === undefined ? [] : [insertAt(from, above + style.eol)]),
    ...(value === undefined ? [] : [value]),
    { from: to, to: lineEnd(text, from), insert: value === undefined ? room.rest : '' },
  ];
}

/** Whether a statement stands on the line that begins at an offset, alone and whole. */
function isLine(parsed: ParsedPython, statement: Statement, from: number): boolean {
  const { text } = parsed;
  const span = parsed.span(statement);
  if (lineStart(text, span.from) !== from || lineEnd(text, span.to) !== lineEnd(text, from)) return false;
  return linesOf(parsed, statement).from === from && !sharesLine(parsed, statement);
}

interface Room {
  readonly indent: string;
  /** A comment that stays behind the value. */
  readonly rest: string;
  readonly width: number;
}

/** A string in brackets of its own, or what stands in those of a call or subscript; as it is where that doesn't help. */
function inBrackets(
  parsed: ParsedPython,
  statement: Statement,
  { indent, rest, width }: Room,
  { unit, eol }: PythonStyle,
): TextEdit | undefined {
  const value =
    statement.nodeType === 'Assign' || statement.nodeType === 'AnnAssign' ? statement.value : undefined;
  const from = value && openingOf(parsed, value);
  if (value === undefined || from === undefined) return undefined;
  const isSubscript = value.nodeType === 'Subscript';
  const isInside = value.nodeType === 'Call' || isSubscript;
  const { to } = parsed.span(value);
  const inner = isInside ? parsed.text.slice(from + 1, to - 1) : parsed.text.slice(from, to);
  const [inside, behind] = isInside ? ['', rest] : [rest, ''];
  if (indent.length + unit.length + inner.length + inside.length > width) return undefined;
  const [open, close] = isSubscript ? ['[', ']'] : ['(', ')'];
  const lines = `${eol}${indent}${unit}${inner}${inside}${eol}${indent}`;
  return { from, to, insert: `${open}${lines}${close}${behind}` };
}

/** Where the bracket stands, or comes to stand. */
function openingOf(parsed: ParsedPython, value: Expression): number | undefined {
  if (stringValue(value) !== undefined) return parsed.span(value).from;
  if (value.nodeType === 'Subscript') return parsed.text.indexOf('[', parsed.span(value.value).to);
  const isCall = value.nodeType === 'Call' && value.args.length + value.keywords.length > 0;
  return isCall ? parsed.text.indexOf('(', parsed.span(value.func).to) : undefined;
}

function wrapComment(comment: string, indent: string, width: number, eol: string): string {
  const lines: string[] = [];
  for (const word of comment.slice(1).trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return lines.join(eol);
}
