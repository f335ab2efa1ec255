import { Lexer, parse, TokenType } from 'py-ast';
import type { Span } from '../../text/list-edit.js';
import type { Positions } from './positions.js';

/** A token as it stands in the file; `NEWLINE` ends a logical line, `INDENT` and `DEDENT` are empty. */
export interface PythonToken extends Span {
  readonly type: `${TokenType}`;
}

/** Tokens as py-ast's parser takes them. */
type LexerToken = ReturnType<Lexer['tokenize']>[number];

/**
 * The tokens of a text, comments included; the last one is `EOF`. A prefixed or formatted string is one token.
 * @throws whatever the lexer throws for a text that is no Python
 */
export function scan(text: string): LexerToken[] {
  return new Lexer(text).tokenize();
}

/** The same tokens with their offsets in the text. */
export function placed(scanned: readonly LexerToken[], text: string, positions: Positions): PythonToken[] {
  return scanned.map((token) => {
    const { from, to } = spanOf(token, text, positions);
    return { type: token.type, from, to };
  });
}

/**
 * What py-ast parses of tokens. Its parser makes a lexer of its own for a text, which would scan the text a second time;
 * the first lexer that it makes gets the tokens instead. The ones after that are for the expressions in f-strings.
 */
export function parseTokens(scanned: LexerToken[]): ReturnType<typeof parse> {
  const { prototype } = Lexer;
  const own = Object.getOwnPropertyDescriptor(prototype, 'tokenize');
  const putBack = () => {
    if (own !== undefined) Object.defineProperty(prototype, 'tokenize', own);
  };
  prototype.tokenize = () => {
    putBack();
    return scanned;
  };
  try {
    return parse('');
  } finally {
    putBack();
  }
}

/** Index of the first token that begins at or after an offset, empty ones left out of account. */
export function tokenIndexAt(tokens: readonly PythonToken[], offset: number): number {
  return firstIndex(tokens, ({ from }) => from >= offset);
}

/**
 * Index of the first element that passes, found by halving; the length where none does.
 * @param passes true of an element means true of all that follow it
 */
export function firstIndex<Element>(
  elements: readonly Element[],
  passes: (element: Element) => boolean,
): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element === undefined || passes(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const OPENING: ReadonlySet<string> = new Set(['LPAR', 'LSQB', 'LBRACE']);
const CLOSING: ReadonlySet<string> = new Set(['RPAR', 'RSQB', 'RBRACE']);

/** How a token changes the depth of brackets. */
export function bracketStep(token: Pick<PythonToken, 'type'>): -1 | 0 | 1 {
  if (OPENING.has(token.type)) return 1;
  return CLOSING.has(token.type) ? -1 : 0;
}

/** The lexer's own `NEWLINE` and `EOF` at the text's end point behind it. */
function spanOf(token: LexerToken, text: string, positions: Positions): Span {
  if (token.type === TokenType.EOF) return { from: text.length, to: text.length };
  const from = positions.offset(token.lineno, token.col_offset);
  if (token.type === TokenType.NEWLINE) return { from, to: from };
  return { from, to: positions.offset(token.end_lineno, token.end_col_offset) };
}
