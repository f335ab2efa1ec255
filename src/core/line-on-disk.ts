import { structuredPatch } from 'diff';

/**
 * Where a line of an edited text is in the text before: there it was, or there it would be added.
 * @param line 1-based
 * @returns 1-based, and a line that is there
 */
export function lineOnDisk(before: string, after: string, line: number): number {
  const last = Math.max(1, before.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/).length);
  const within = (found: number): number => Math.min(Math.max(1, found), last);
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
