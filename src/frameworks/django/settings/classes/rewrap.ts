import { linesWithEnds, type Unwrapped } from './unwrap.js';

/**
 * The text of the file once the class's body, read as a module, has this text; undefined where a line was changed that
 * does not stand for one of the file's.
 */
export function rewrap(unwrapped: Unwrapped, rest: string, text: string): string | undefined {
  const { lines } = unwrapped;
  const after = linesWithEnds(text);
  const result: string[] = [];
  for (const { from, to, inserted } of hunks(
    lines.map((line) => line.unwrapped),
    after,
  )) {
    if (inserted === undefined) {
      result.push(...lines.slice(from, to).map(({ real }) => real));
      continue;
    }
    const indent = indentBetween(unwrapped, from, to, inserted.length > to - from);
    for (const [index, line] of inserted.entries()) {
      const old = from + index < to ? lines[from + index] : undefined;
      if (old !== undefined && !line.startsWith(old.put)) return undefined;
      result.push(old === undefined ? indented(line, indent) : rewritten(old, line));
    }
    const dropped = lines.slice(Math.min(to, from + inserted.length), to);
    if (dropped.some(({ real, unwrapped: shown, removed }) => removed + shown !== real)) return undefined;
  }
  return joined(result, rest);
}

function rewritten({ removed, put }: Unwrapped['lines'][number], line: string): string {
  return line.trim() === '' ? line : removed + line.slice(put.length);
}

function indented(line: string, indent: string): string {
  return line.trim() === '' ? line : indent + line;
}

/** A class that ended the file may have had no line end. */
function joined(result: readonly string[], rest: string): string {
  return result.join('') + rest;
}

/** The indentation of lines that are put between two: that of the shallower one, as statements of the class have it. */
function indentBetween({ lines, indent, start }: Unwrapped, from: number, to: number, adds: boolean): string {
  if (to <= start || !adds) return '';
  const before = lines.slice(start, from).findLast(({ removed }) => removed !== '');
  const after = lines.slice(to).find(({ removed }) => removed !== '');
  const around = [before?.removed ?? indent, after?.removed ?? indent].map(
    (one) => /^[ \t]*/.exec(one)?.[0] ?? '',
  );
  return around.reduce((a, b) => (b.length < a.length ? b : a));
}

interface Hunk {
  readonly from: number;
  readonly to: number;
  /** What takes the place of the lines; undefined for those that stay. */
  readonly inserted?: readonly string[];
}

/** The difference between two lists of lines, as short as can be. */
function hunks(before: readonly string[], after: readonly string[]): Hunk[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const middle = differences(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return [
    { from: 0, to: head },
    ...middle.map((hunk) => ({ ...hunk, from: hunk.from + head, to: hunk.to + head })),
    { from: before.length - tail, to: before.length },
  ];
}

function differences(before: readonly string[], after: readonly string[]): Hunk[] {
  const found: Hunk[] = [];
  let [from, start] = [0, 0];
  for (const [i, j] of [...matches(before, after), [before.length, after.length] as const]) {
    if (i > from || j > start) found.push({ from, to: i, inserted: after.slice(start, j) });
    if (i < before.length) found.push({ from: i, to: i + 1 });
    [from, start] = [i + 1, j + 1];
  }
  return found;
}

/** The lines that both have in common, as many as can be: the index in the one and in the other. */
function matches(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const common = commonLengths(before, after);
  const found: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

/** How many lines the rests of both have in common, by where they begin. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      const below = table[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
