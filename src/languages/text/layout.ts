import { lineStart } from './lines.js';

/** How a file is laid out, as far as an edit must follow it. */
export interface Layout {
  /** `\n`, `\r\n` or `\r`: the more frequent one; `\n` in a file of one line. */
  readonly eol: string;
  /** One level of indentation: a tab or some spaces. */
  readonly unit: string;
}

/** @param fallback the unit of a file without an indented line */
export function layoutOf(text: string, fallback: string): Layout {
  return { eol: eolOf(text), unit: indentUnitOf(text) ?? fallback };
}

/** The line ending nearest to an offset decides where a file mixes them; see {@link eolOf} for the file's own. */
export function eolOf(text: string): string {
  if (!text.includes('\r')) return '\n';
  let [crlf, lf, cr] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') lf += 1;
    else if (text[at] === '\r' && text[at + 1] !== '\n') cr += 1;
    else if (text[at] === '\r') {
      crlf += 1;
      at += 1;
    }
  }
  if (crlf > lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** The white space that a line begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return text.slice(start, end);
}

/** Puts `indent` before each line of a block but the first and empty ones, and gives the block the file's line ending. */
export function indentBlock(block: string, indent: string, eol: string): string {
  return block
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : indent + line))
    .join(eol);
}

/** The smallest step by which a line is deeper than the one before it, which comments and blank lines do not tell. */
export function indentUnitOf(text: string): string | undefined {
  let previous = '';
  const steps = new Map<string, number>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const body = line.trimStart();
    if (body === '' || /^(\*|\/\/|\/\*|#)/.test(body)) continue;
    const indent = line.slice(0, line.length - body.length);
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    previous = indent;
  }
  return [...steps].sort((a, b) => b[1] - a[1])[0]?.[0];
}
