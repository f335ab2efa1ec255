import { structuredPatch } from 'diff';

/**
 * Where a line of an edited text is in the text before: there it was, or there it would be added.
 * @param line 1-based
 * @returns 1-based, and a line that is there
 */
export function lineOnDisk(before: string, after: string, line: number): number {
  const within = withinLines(before);
  let shift = 0;
  for (const hunk of structuredPatch('', '', before, after, '', '', { context: 0 }).hunks) {
    const { oldStart, oldLines, newStart, newLines } = hunk;
    if (line < newStart) break;
    const at = line - newStart;
    if (at < newLines) return within(oldStart + Math.min(at, Math.max(0, oldLines - 1)));
    shift += newLines - oldLines;
  }
  return within(line - shift);
}

/**
 * Where a line of a text is once that is edited: there it will be, or there is what replaces it.
 * @param line 1-based
 * @returns 1-based, and a line that is there
 */
export function lineAsWritten(before: string, after: string, line: number): number {
  const within = withinLines(after);
  let shift = 0;
  for (const hunk of structuredPatch('', '', before, after, '', '', { context: 0 }).hunks) {
    const { oldStart, oldLines, newStart, newLines } = hunk;
    if (line < oldStart) break;
    const at = line - oldStart;
    if (at < oldLines) return within(newStart + Math.min(at, Math.max(0, newLines - 1)));
    shift += newLines - oldLines;
  }
  return within(line + shift);
}

/** Brings a number to one of a line that a text has. */
function withinLines(text: string): (line: number) => number {
  const last = Math.max(1, text.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/).length);
  return (line) => Math.min(Math.max(1, line), last);
}

/** What names a line of an edited text, with the line in the text before. */
export function placedOnDisk<One extends { readonly line?: number }>(
  one: One,
  before: string,
  after: string,
): One {
  return one.line === undefined ? one : { ...one, line: lineOnDisk(before, after, one.line) };
}

/** The first line in which two texts differ, 1-based; undefined where they don't. */
export function firstDifference(before: string, after: string): number | undefined {
  const [one, other] = [before, after].map((text) => text.split(/\r\n|\r|\n/));
  const index = one?.findIndex((line, at) => line !== other?.[at]) ?? -1;
  if (index >= 0) return index + 1;
  return one?.length === other?.length ? undefined : (one?.length ?? 0);
}
