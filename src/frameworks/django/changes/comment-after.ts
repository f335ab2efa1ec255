import { linesOf, type ParsedPython, type Statement } from '../../../languages/python/index.js';
import type { Span } from '../../../languages/text/list-edit.js';
import { lineNumber, lineStart, nextLine } from '../../../languages/text/lines.js';
import type { PlacedComment } from '../../../session/stale-comments.js';

/** The comment at the end of a statement's line. */
export function commentAfter(parsed: ParsedPython, statement: Statement): Span | undefined {
  const { to } = parsed.span(statement);
  const next = parsed.tokens.find((token) => token.from >= to);
  return next?.type === 'COMMENT' ? next : undefined;
}

/** The comment at the end of a statement's line, and the one directly above it that stands on a line of its own. */
function commentsBeside(parsed: ParsedPython, statement: Statement): Span[] {
  const { from } = linesOf(parsed, statement);
  const above = parsed.tokens.findLast((token) => token.to <= from && token.type === 'COMMENT');
  const isAlone =
    above !== undefined && parsed.text.slice(lineStart(parsed.text, above.from), above.from).trim() === '';
  const isDirect = isAlone && nextLine(parsed.text, above.to) === from;
  return [commentAfter(parsed, statement), isDirect ? above : undefined].flatMap((span) => span ?? []);
}

/** Those comments as they are written, without what stands around them. */
export function textsBeside(parsed: ParsedPython, statement: Statement): PlacedComment[] {
  return commentsBeside(parsed, statement).map(({ from, to }) => ({
    text: parsed.text.slice(from, to).trimEnd(),
    line: lineNumber(parsed.text, from),
  }));
}

/** Where a comment of an earlier run stands: at the end of a statement's line, or above it where the line would be too long. */
export function ownComment(parsed: ParsedPython, statement: Statement, comment: string): Span | undefined {
  return commentsBeside(parsed, statement).find(
    ({ from, to }) => parsed.text.slice(from, to).trimEnd() === comment,
  );
}
