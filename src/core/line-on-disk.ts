import { structuredPatch } from 'diff';

/**
 * Where a line of an edited text is in the text before: there it was, or there it would be added.
 * @param line 1-based
 * @returns 1-based, and a line that is there
 */
export function lineOnDisk(before: string, after: string, line: number): number {
  const hunks = hunksBetween(before, after).map(({ old, now }) => ({ at: now, to: old }));
  return followed(hunks, line, before);
}

/**
 * Where a line of a text is once that is edited: there it will be, or there is what replaces it.
 * @param line 1-based
 * @returns 1-based, and a line that is there
 */
export function lineAsWritten(before: string, after: string, line: number): number {
  const hunks = hunksBetween(before, after).map(({ old, now }) => ({ at: old, to: now }));
  return followed(hunks, line, after);
}

/** Lines of a text that differ, 1-based; of none, `start` is where they would be. */
interface Lines {
  readonly start: number;
  readonly count: number;
}

function hunksBetween(before: string, after: string): { readonly old: Lines; readonly now: Lines }[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.map(({ oldStart, oldLines, newStart, newLines }) => ({
    old: { start: oldStart, count: oldLines },
    now: { start: newStart, count: newLines },
  }));
}

/** Follows a line of one of two texts to the other one. @param target the other one */
function followed(
  hunks: readonly { readonly at: Lines; readonly to: Lines }[],
  line: number,
  target: string,
): number {
  const within = withinLines(target);
  let shift = 0;
  for (const { at, to } of hunks) {
    if (line < at.start) break;
    const index = line - at.start;
    if (index < at.count) return within(to.start + Math.min(index, Math.max(0, to.count - 1)));
    shift += to.count - at.count;
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
