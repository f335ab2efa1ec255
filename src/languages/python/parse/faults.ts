import { lineNumber } from '../../text/lines.js';
import { codingCookie, isUtf8 } from './cookie.js';
import { indentationFault } from './indentation.js';
import type { Statement } from './nodes.js';
import { misplaced } from './placement.js';
import { misspelt } from './spelling.js';
import type { PythonToken } from './tokens.js';

export interface Fault {
  /** Why, as a clause: "unexpected indent". */
  readonly reason: string;
  /** 1-based. */
  readonly line?: number;
}

/** What can be told before parsing. py-ast knows neither NUL bytes nor encodings. */
export function sourceFault(text: string): Fault | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { reason: 'it holds a NUL byte', line: lineNumber(text, nul) };
  const cookie = codingCookie(text);
  if (cookie === undefined || isUtf8(cookie.encoding)) return undefined;
  return {
    reason: `it declares the encoding ${cookie.encoding}; only UTF-8 is supported`,
    line: cookie.line,
  };
}

/** What py-ast takes and CPython does not. */
export function syntaxFault(
  text: string,
  tokens: readonly PythonToken[],
  body: readonly Statement[],
): Fault | undefined {
  const indentation = indentationFault(text, tokens);
  if (indentation !== undefined)
    return { reason: 'inconsistent indentation', line: lineNumber(text, indentation) };
  const spelling = misspelt(text, tokens);
  if (spelling !== undefined) return { reason: spelling.reason, line: lineNumber(text, spelling.offset) };
  const placement = misplaced(body);
  return placement === undefined ? undefined : { reason: placement.reason, line: placement.node.lineno ?? 1 };
}
