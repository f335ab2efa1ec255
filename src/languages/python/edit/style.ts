import { oncePer } from '../../memoize.js';
import { type Layout, layoutOf } from '../../text/layout.js';
import type { ParsedPython } from '../parse/parse.js';

/** How a Python file is written, as far as new code must follow it. */
export interface PythonStyle extends Layout {
  readonly quotes: 'single' | 'double';
}

/** The style of a file; what the file does not tell is Black's: double quotes, four spaces. */
export const styleOf = oncePer((parsed: ParsedPython): PythonStyle => ({
  ...layoutOf(parsed.text, '    '),
  quotes: quotesOf(parsed),
}));

/** A string literal in the style's quotes; escapes what cannot stand in one as it is. */
export function quoted(value: string, style: Pick<PythonStyle, 'quotes'>): string {
  const quote = style.quotes === 'single' ? "'" : '"';
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return quote + escaped + quote;
}

/** The majority; triple-quoted strings do not count, nor do strings whose quotes spare them an escape. */
function quotesOf(parsed: ParsedPython): 'single' | 'double' {
  let single = 0;
  let double = 0;
  for (const { type, from, to } of parsed.tokens) {
    if (type !== 'STRING') continue;
    const literal = parsed.text.slice(from, to).replace(/^[a-zA-Z]+/, '');
    const [quote] = literal;
    const body = literal.slice(1, -1);
    if (literal.startsWith('"""') || literal.startsWith("'''") || body.includes("'") || body.includes('"'))
      continue;
    if (quote === "'") single += 1;
    else double += 1;
  }
  return single > double ? 'single' : 'double';
}
