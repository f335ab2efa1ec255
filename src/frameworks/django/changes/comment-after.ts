import type { ParsedPython, Statement } from '../../../languages/python/index.js';

/** The comment at the end of a statement's line. */
export function commentAfter(parsed: ParsedPython, statement: Statement): string | undefined {
  const { to } = parsed.span(statement);
  const next = parsed.tokens.find((token) => token.from >= to);
  return next?.type === 'COMMENT' ? parsed.text.slice(next.from, next.to).trimEnd() : undefined;
}
