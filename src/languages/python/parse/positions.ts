import { isLineEnd, nextLine } from '../../text/lines.js';

/** Turns the positions of CPython's `ast` (1-based line, column in UTF-8 bytes) into offsets in UTF-16 code units. */
export class Positions {
  private readonly starts: readonly number[];
  private readonly isAscii: boolean;
  private readonly columns = new Map<number, readonly number[] | 'ascii'>();

  constructor(private readonly text: string) {
    this.starts = lineStarts(text);
    this.isAscii = isAscii(text);
  }

  /** @throws Error when the text has no such position */
  offset(line: number, column: number): number {
    const start = this.starts[line - 1];
    const columns = this.isAscii ? 'ascii' : this.columnsOf(line);
    const inLine = columns === 'ascii' ? column : columns[column];
    if (start === undefined || inLine === undefined || inLine < 0) {
      throw new Error(`no position ${line}:${column} in the text`);
    }
    return start + inLine;
  }

  /** For each UTF-8 column of a line its UTF-16 column; -1 inside a character. */
  private columnsOf(line: number): readonly number[] | 'ascii' {
    const known = this.columns.get(line);
    if (known !== undefined) return known;
    const content = this.text.slice(this.starts[line - 1], this.starts[line]);
    const columns = isAscii(content) ? 'ascii' : utf16Columns(content);
    this.columns.set(line, columns);
    return columns;
  }
}

function isAscii(content: string): boolean {
  return Buffer.byteLength(content) === content.length;
}

/** Where lines begin; a line end is followed by another line, which may be empty. */
function lineStarts(text: string): number[] {
  const starts = [0];
  // Most files have no carriage return, and to look for one character is much faster.
  const endOf = text.includes('\r')
    ? (start: number) => nextLine(text, start)
    : (start: number) => text.indexOf('\n', start) + 1 || text.length;
  for (let start = 0; start < text.length;) {
    start = endOf(start);
    const isLine = start < text.length || isLineEnd(text.at(-1));
    if (isLine) starts.push(start);
  }
  return starts;
}

function utf16Columns(content: string): number[] {
  const columns: number[] = [];
  let column = 0;
  for (const character of content) {
    const bytes = Buffer.byteLength(character);
    columns.push(column, ...Array<number>(bytes - 1).fill(-1));
    column += character.length;
  }
  columns.push(column);
  return columns;
}
