/** Why CPython does not take a string literal that the lexer takes; undefined when there is nothing wrong. */
export function stringFault(literal: string): string | undefined {
  const prefix = /^[a-zA-Z]*/.exec(literal)?.[0] ?? '';
  if (!isClosed(literal.slice(prefix.length))) return 'unterminated string literal';
  if (/[fFtT]/.test(prefix) && hasLoneBrace(literal)) return "single '}' in a format string";
  if (/[rR]/.test(prefix)) return undefined;
  const escape = /[bB]/.test(prefix) ? BAD_BYTES_ESCAPE : BAD_ESCAPE;
  return escape.test(literal) ? 'truncated escape in a string' : undefined;
}

/** Whether a number is written as the language reference has it ("Lexical analysis", "Numeric literals"). */
export function isNumber(literal: string): boolean {
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
