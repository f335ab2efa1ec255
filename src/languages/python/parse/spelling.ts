import { bracketStep, type PythonToken } from './tokens.js';

export interface Misspelt {
  readonly reason: string;
  readonly offset: number;
}

/** What py-ast's lexer and parser let pass and CPython's do not, as far as the tokens show it. */
export function misspelt(text: string, tokens: readonly PythonToken[]): Misspelt | undefined {
  let depth = 0;
  let end = 0;
  let statement = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    depth += bracketStep(token);
    const reason =
      literalFault(token, text) ??
      orderFault(tokens, index, depth) ??
      commaFault(tokens, statement, index, depth);
    if (reason !== undefined) return { reason, offset: token.from };
    if (depth === 0 && BEFORE_STATEMENT.has(token.type)) statement = index + 1;
    if (token.to > token.from) end = token.to;
  }
  const endsInBackslash = /\\(\r\n|\r|\n)$/.test(text.slice(end));
  return endsInBackslash ? { reason: 'unexpected end of file after a backslash', offset: end } : undefined;
}

function literalFault({ type, from, to }: PythonToken, text: string): string | undefined {
  if (type === 'STRING') return stringFault(text.slice(from, to));
  return type === 'NUMBER' && !isNumber(text.slice(from, to)) ? 'invalid number' : undefined;
}

const COMPOUND: ReadonlySet<string> = new Set([
  'IF',
  'FOR',
  'WHILE',
  'TRY',
  'WITH',
  'DEF',
  'CLASS',
  'ASYNC',
  'AT',
]);

function orderFault(tokens: readonly PythonToken[], index: number, depth: number): string | undefined {
  const type = tokens[index]?.type;
  const before = tokens[index - 1]?.type;
  if (type === 'COLONEQUAL' && !mayBindInExpression(tokens, index, depth)) return "':=' without parentheses";
  const isInLine = depth === 0 && (before === 'SEMI' || before === 'COLON');
  return isInLine && type !== undefined && COMPOUND.has(type)
    ? 'a compound statement within a line'
    : undefined;
}

/** What a statement may begin behind; a colon of an annotation, too, but no import stands there. */
const BEFORE_STATEMENT: ReadonlySet<string> = new Set(['NEWLINE', 'SEMI', 'COLON', 'INDENT', 'DEDENT']);

/** `from a import b,` needs brackets. py-ast takes it at the end of a text. */
function commaFault(
  tokens: readonly PythonToken[],
  statement: number,
  index: number,
  depth: number,
): string | undefined {
  const endsStatement = depth === 0 && ['NEWLINE', 'SEMI', 'EOF'].includes(tokens[index]?.type ?? '');
  if (!endsStatement || !['FROM', 'IMPORT'].includes(tokens[statement]?.type ?? '')) return undefined;
  const last = tokens.slice(statement, index).findLast(({ type }) => type !== 'COMMENT');
  return last?.type === 'COMMA' ? 'a trailing comma without parentheses' : undefined;
}

/** `NAME := …` needs brackets around it, or `if`, `while` or `match` before it; the latter is a name to the lexer. */
function mayBindInExpression(tokens: readonly PythonToken[], index: number, depth: number): boolean {
  const before = tokens[index - 2]?.type ?? 'EOF';
  if (tokens[index - 1]?.type !== 'NAME') return false;
  const opening = depth > 0 ? ['LPAR', 'LSQB', 'LBRACE', 'COMMA'] : ['IF', 'ELIF', 'WHILE', 'NAME'];
  return opening.includes(before);
}

/** Why CPython does not take a string literal that the lexer takes; undefined when there is nothing wrong. */
function stringFault(literal: string): string | undefined {
  const prefix = /^[a-zA-Z]*/.exec(literal)?.[0] ?? '';
  if (!isClosed(literal.slice(prefix.length))) return 'unterminated string literal';
  if (/[fFtT]/.test(prefix) && hasLoneBrace(literal)) return "single '}' in a format string";
  if (/[rR]/.test(prefix)) return undefined;
  const escape = /[bB]/.test(prefix) ? BAD_BYTES_ESCAPE : BAD_ESCAPE;
  return escape.test(literal) ? 'truncated escape in a string' : undefined;
}

/** Whether a number is written as the language reference has it ("Lexical analysis", "Numeric literals"). */
function isNumber(literal: string): boolean {
  return NUMBER.test(literal);
}

/** py-ast's lexer ends a prefixed string at the end of the file where its quotes are missing. */
function isClosed(quoted: string): boolean {
  const quotes = /^(?:'''|"""|'|")/.exec(quoted)?.[0] ?? '';
  const body = quoted.slice(quotes.length, -quotes.length);
  const isLongEnough = quoted.length >= 2 * quotes.length;
  return isLongEnough && quoted.endsWith(quotes) && !ESCAPED_END.test(body);
}

/** A backslash that no backslash escapes, before an escape without all of its digits. */
const UNESCAPED = String.raw`(?<!\\)(?:\\\\)*\\`;
const ESCAPED_END = new RegExp(`${UNESCAPED}$`);
const BAD_BYTES_ESCAPE = new RegExp(String.raw`${UNESCAPED}x(?![\da-fA-F]{2})`);
const BAD_ESCAPE = new RegExp(
  String.raw`${UNESCAPED}(?:x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!00(?:0|10)[\da-fA-F]{4,5})|N(?!\{[^}]+\}))`,
);

const DIGITS = String.raw`\d(?:_?\d)*`;
const EXPONENT = String.raw`[eE][-+]?${DIGITS}`;
const FLOAT = String.raw`(?:(?:${DIGITS})?\.${DIGITS}|${DIGITS}\.)(?:${EXPONENT})?|${DIGITS}${EXPONENT}`;
const BASED = String.raw`0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+`;
const INTEGER = String.raw`[1-9](?:_?\d)*|0(?:_?0)*|${BASED}`;
const NUMBER = new RegExp(`^(?:${INTEGER}|${FLOAT}|(?:${DIGITS}|${FLOAT})[jJ])$`);

/** Whether a `}` closes no field and is not doubled; braces are counted as py-ast's lexer counts them. */
function hasLoneBrace(literal: string): boolean {
  let depth = 0;
  for (let at = 0; at < literal.length; at += 1) {
    const brace = literal[at];
    if (brace !== '{' && brace !== '}') continue;
    if (depth === 0 && literal[at + 1] === brace) at += 1;
    else if (brace === '{') depth += 1;
    else if (depth === 0) return true;
    else depth -= 1;
  }
  return false;
}
