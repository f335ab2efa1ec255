import type { Span } from '../../text/list-edit.js';
import { lineStart, nextLine } from '../../text/lines.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { tokenIndexAt } from '../parse/tokens.js';

/** The whole lines that a statement stands on, decorators, its comment and its line ending included. */
export function linesOf(parsed: ParsedPython, statement: Statement): Span {
  const { tokens, text } = parsed;
  let first = tokenIndexAt(tokens, startOf(parsed, statement));
  while (first > 0 && tokens[first - 1]?.type !== 'NEWLINE') first -= 1;
  while (tokens[first]?.type === 'COMMENT') first += 1;
  return {
    from: lineStart(text, tokens[first]?.from ?? text.length),
    to: nextLine(text, logicalEnd(parsed, parsed.span(statement).to)),
  };
}

/** Whether another statement stands on the same lines: `a = 1; b = 2`, `if x: a = 1`. */
export function sharesLine(parsed: ParsedPython, statement: Statement): boolean {
  const { from } = linesOf(parsed, statement);
  const { to } = parsed.span(statement);
  const end = logicalEnd(parsed, to);
  const before = parsed.text.slice(from, startOf(parsed, statement));
  const after = parsed.tokens.slice(tokenIndexAt(parsed.tokens, to)).filter((token) => token.from < end);
  return (
    before.trim().replace(/^@/, '') !== '' || after.some(({ type }) => type !== 'COMMENT' && type !== 'SEMI')
  );
}

/** A decorated statement begins at its first decorator. */
function startOf(parsed: ParsedPython, statement: Statement): number {
  const decorator = 'decorator_list' in statement ? statement.decorator_list[0] : undefined;
  return parsed.span(decorator ?? statement).from;
}

/** The end of the logical line that goes on at an offset, before its line ending. */
function logicalEnd(parsed: ParsedPython, offset: number): number {
  for (let index = tokenIndexAt(parsed.tokens, offset); index < parsed.tokens.length; index += 1) {
    const token = parsed.tokens[index];
    if (token?.type === 'NEWLINE') return token.from;
  }
  return parsed.text.length;
}

/** Goes up from a line over the comment lines directly above it; not where they reach the file's top. */
export function withComments(parsed: ParsedPython, from: number): number {
  const { text, tokens } = parsed;
  let start = from;
  for (let index = tokenIndexAt(tokens, from) - 1; index > 0; index -= 2) {
    const comment = tokens[index - 1];
    if (tokens[index]?.type !== 'NEWLINE' || comment?.type !== 'COMMENT') return start;
    const line = lineStart(text, comment.from);
    if (text.slice(line, comment.from).trim() !== '') return start;
    start = line;
    if (start === 0) return from;
  }
  return start;
}
