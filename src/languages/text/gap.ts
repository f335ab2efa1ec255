import { isLineEnd, lineEnd } from './lines.js';

/** How a language writes comments; commas and comments are no nodes of a syntax tree, so gaps are scanned. */
export interface CommentSyntax {
  readonly line: string;
  readonly block?: readonly [open: string, close: string];
}

export const typescriptComments: CommentSyntax = { line: '//', block: ['/*', '*/'] };
export const pythonComments: CommentSyntax = { line: '#' };

/** What stands in `[from, to)`, a stretch between two elements of a list: white space, comments, at most a comma. */
export interface Gap {
  /** Offset of the comma. */
  readonly comma: number | undefined;
  readonly hasComment: boolean;
  readonly hasLineEnd: boolean;
}

export function scanGap(text: string, from: number, to: number, syntax: CommentSyntax): Gap {
  let comma: number | undefined;
  let hasComment = false;
  let hasLineEnd = false;
  for (let at = from; at < to; at += 1) {
    const end = commentEnd(text, at, syntax);
    if (end !== undefined) {
      hasComment = true;
      hasLineEnd ||= /[\r\n]/.test(text.slice(at, Math.min(end, to)));
      at = end - 1;
    } else if (text[at] === ',') comma ??= at;
    else if (isLineEnd(text[at])) hasLineEnd = true;
  }
  return { comma, hasComment, hasLineEnd };
}

/** The end of the white space and comments that follow on the same line; the line's end where only those follow. */
export function afterTrailingComments(text: string, offset: number, syntax: CommentSyntax): number {
  let end = offset;
  for (let at = offset; at < text.length;) {
    if (isLineEnd(text[at])) return at;
    const comment = commentEnd(text, at, syntax);
    if (comment === undefined && text[at] !== ' ' && text[at] !== '\t') return end;
    if (comment !== undefined && /[\r\n]/.test(text.slice(at, comment))) return end;
    at = comment ?? at + 1;
    if (comment !== undefined) end = at;
  }
  return end;
}

/** The offset after the comment that begins at `at`, or undefined when none begins there. */
function commentEnd(text: string, at: number, syntax: CommentSyntax): number | undefined {
  if (text.startsWith(syntax.line, at)) return lineEnd(text, at);
  if (syntax.block === undefined || !text.startsWith(syntax.block[0], at)) return undefined;
  const close = text.indexOf(syntax.block[1], at + syntax.block[0].length);
  return close < 0 ? text.length : close + syntax.block[1].length;
}
