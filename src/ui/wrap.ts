import type { Terminal } from '../model/context.js';

/** Below this a hanging indent leaves too little beside it. */
const MIN_TEXT = 24;

/**
 * Breaks a line at spaces, never inside a word, so that it fits on the terminal. What follows hangs under the last of the
 * line's columns, which two or more spaces set apart.
 * @param columns how wide the terminal is, in characters; undefined: nothing is broken
 */
export function wrapped(line: string, { columns }: Pick<Terminal, 'columns'>): string {
  if (columns === undefined || line.length < columns) return line;
  const [gutter = ''] = /^(?:.*\S {2,}| *(?:\d+\. )?)/.exec(line) ?? [];
  const hanging =
    gutter.length + MIN_TEXT > columns ? (/^ */.exec(line)?.[0].length ?? 0) + 2 : gutter.length;
  const lines: string[] = [];
  let rest = line;
  while (rest.length >= columns) {
    const indent = lines.length === 0 ? gutter.length : hanging;
    const space = rest.lastIndexOf(' ', columns - 1);
    // A word that is too long for any line stays whole.
    const end = space > indent ? space : rest.indexOf(' ', Math.max(columns, indent));
    if (end === -1) break;
    lines.push(rest.slice(0, end));
    rest = ' '.repeat(hanging) + rest.slice(end + 1);
  }
  return [...lines, rest].join('\n');
}

/** The same for text of several lines, of which some may be code: only sentences are broken. */
export function wrappedProse(text: string, terminal: Pick<Terminal, 'columns'>): string {
  return text
    .split('\n')
    .map((line) => (/^ *[A-Z].* .*[.:]$/.test(line) ? wrapped(line, terminal) : line))
    .join('\n');
}
