/** Lines end at `\r\n`, `\r` and `\n` only: the rule that CPython and TypeScript share for code. */
export function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

/** Offset of the first character of the line that `offset` stands in. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start + text.slice(start, offset).lastIndexOf('\r') + 1;
}

/** Offset of the first character of the line above the one that begins at an offset; 0 where there is none. */
export function previousLine(text: string, start: number): number {
  return start === 0 ? 0 : lineStart(text, endOfLineAbove(text, start));
}

/** The end of the line above one that begins at an offset, before its line ending. */
export function endOfLineAbove(text: string, start: number): number {
  if (start === 0) return 0;
  return text.slice(start - 2, start) === '\r\n' ? start - 2 : start - 1;
}

/** Offset of the line's end, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  const carriage = text.slice(offset, end).indexOf('\r');
  return carriage < 0 ? end : offset + carriage;
}

/** Offset of the next line's first character, or the text's length. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return Math.min(end + 1, text.length);
}

/** 1-based number of the line that `offset` stands in. */
export function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1;
  }
  return line;
}

/** Columns that a line takes. @param tabWidth columns of a tab */
export function columnsOf(line: string, tabWidth: number): number {
  return line.length + (line.split('\t').length - 1) * (tabWidth - 1);
}

/** How many lines end in `[from, to)`. */
export function lineBreaks(text: string, from = 0, to = text.length): number {
  let breaks = 0;
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks += 1;
    return breaks;
  }
  for (let at = from; at < to; at += 1) {
    const isFirstOfTwo = text[at] === '\r' && text[at + 1] === '\n' && at + 1 < to;
    if (isLineEnd(text[at]) && !isFirstOfTwo) breaks += 1;
  }
  return breaks;
}
