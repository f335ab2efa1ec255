import { lineNumber, lineStart } from '../../text/lines.js';
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
  if (nul >= 0) return { reason: 'it contains a NUL byte', line: lineNumber(text, nul) };
  const cookie = codingCookie(text);
  if (cookie === undefined || isUtf8(cookie.encoding)) return undefined;
  return {
    reason: `it declares the encoding ${cookie.encoding}; only UTF-8 is supported`,
    line: cookie.line,
  };
}

/** PEP 263 defines the cookie by these two expressions; it counts in line 1, or in line 2 after a comment or a blank line. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(#|$)/;

/** The encoding that a file declares and its line; undefined when it declares none. */
function codingCookie(text: string): { readonly encoding: string; readonly line: number } | undefined {
  const [first = '', second = ''] = text.split(/\r\n|\r|\n/, 2);
  const inFirst = COOKIE.exec(first)?.[1];
  if (inFirst !== undefined) return { encoding: inFirst, line: 1 };
  const inSecond = BLANK_OR_COMMENT.test(first) ? COOKIE.exec(second)?.[1] : undefined;
  return inSecond === undefined ? undefined : { encoding: inSecond, line: 2 };
}

/** Whether a declared encoding is UTF-8, under the names that CPython knows for it. */
function isUtf8(encoding: string): boolean {
  const name = encoding.toLowerCase().replaceAll('_', '-');
  return ['utf8', 'utf-8', 'utf', 'u8'].includes(name) || name.startsWith('utf-8-');
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

const TAB_WIDTH = 8;

/** How far a line is indented, with tabs to the next multiple of eight and with tabs as one column: both must agree. */
interface Indent {
  readonly columns: number;
  readonly characters: number;
}

/**
 * The offset of the first logical line whose indentation CPython would not take, or would take for another block
 * than the lexer did (it counts a tab as eight columns wherever it stands); undefined when there is none.
 */
function indentationFault(text: string, tokens: readonly PythonToken[]): number | undefined {
  const stack: Indent[] = [{ columns: 0, characters: 0 }];
  let depth = 1;
  let atStart = true;
  for (const token of tokens) {
    if (token.type === 'INDENT') depth += 1;
    else if (token.type === 'DEDENT') depth -= 1;
    else if (token.type === 'NEWLINE') atStart = true;
    else if (token.type !== 'COMMENT' && token.type !== 'EOF' && atStart) {
      atStart = false;
      const indent = measure(text.slice(lineStart(text, token.from), token.from));
      if (!enter(stack, indent) || stack.length !== depth) return token.from;
    }
  }
  return undefined;
}

/** Opens or closes blocks as CPython's tokenizer does; false where it raises an error. */
function enter(stack: Indent[], indent: Indent): boolean {
  const top = () => stack.at(-1) ?? { columns: 0, characters: 0 };
  if (indent.columns > top().columns) {
    if (indent.characters <= top().characters) return false;
    stack.push(indent);
    return true;
  }
  while (indent.columns < top().columns) stack.pop();
  return indent.columns === top().columns && indent.characters === top().characters;
}

function measure(blanks: string): Indent {
  let columns = 0;
  let characters = 0;
  for (const blank of blanks) {
    columns = blank === '\t' ? (Math.floor(columns / TAB_WIDTH) + 1) * TAB_WIDTH : columns + 1;
    characters += 1;
    if (blank === '\f') columns = characters = 0;
  }
  return { columns, characters };
}
