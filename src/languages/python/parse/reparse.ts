import { lineBreaks } from '../../text/lines.js';
import { inOrder, type TextEdit } from '../../text/text-edit.js';
import type { Span } from '../../text/list-edit.js';
import type { Anchor, Region } from './anchor.js';
import { linesOf } from '../query/logical-lines.js';
import type { Statement } from './nodes.js';
import { parsedPython, parseOnce, type ParsedPython } from './parse.js';
import { firstIndex, tokenIndexAt, type PythonToken } from './tokens.js';

/**
 * A file after edits. Only the statements of the module that the edits touch are parsed again; the nodes of the others are
 * taken over. Where one ends and the next begins the state of the parser is what it is at the beginning, so this gives what
 * parsing the whole gives.
 * @param text what the edits make of the file
 * @returns undefined where it cannot be had so, as when a part does not parse by itself (an `else` that is inserted after
 *   its `if`): the whole tells
 */
export function reparse(
  before: ParsedPython,
  edits: readonly TextEdit[],
  text: string,
): ParsedPython | undefined {
  const parts: Part[] = [];
  let end = 0;
  let shift = { offset: 0, lines: 0 };
  for (const stretch of stretchesOf(cutsOf(before), edits)) {
    const written = text.slice(stretch.from + shift.offset, stretch.to + shift.offset + stretch.growth);
    const part = parsedPart(written, stretch, before, shift);
    if (part === undefined) return undefined;
    parts.push(keptPart(before, end, stretch.from, shift), part);
    end = stretch.to;
    shift = shiftAfter(before, stretch, written, shift);
  }
  // The mark of the text's end comes with the last part.
  if (end < before.text.length) parts.push(keptPart(before, end, Infinity, shift));
  return joined(text, parts);
}

/** Statements and tokens that follow one another; both stand where they are in the new text. */
type Part = Pick<ParsedPython, 'regions' | 'tokens'>;

/** How far what follows has moved down. */
type Shift = Pick<Anchor, 'offset' | 'lines'>;

/** The text is cut where a statement of the module begins a line, decorators included, and at both ends. */
function cutsOf(before: ParsedPython): Parameters<typeof stretchesOf>[0] {
  const { body, text } = before;
  const start = (statement: Statement) => linesOf(before, statement).from;
  const isCut = (statement: Statement) => beginsLine(text, start(statement));
  return {
    before: (offset) => {
      if (offset === text.length && beginsLine(text, offset)) return offset;
      const end = firstIndex(body, (statement) => start(statement) > offset);
      const statement = body.slice(0, end).findLast(isCut);
      return statement === undefined ? 0 : start(statement);
    },
    after: (offset) => {
      if (offset === 0) return 0;
      const next = firstIndex(body, (statement) => start(statement) >= offset);
      const statement = body.slice(next).find(isCut);
      return statement === undefined ? text.length : start(statement);
    },
  };
}

/** A carriage return alone would end a line as well, but not before an inserted line feed; a backslash takes its end back. */
function beginsLine(text: string, offset: number): boolean {
  return text[offset - 1] === '\n' && !/\\\r?$/.test(text.slice(Math.max(0, offset - 3), offset - 1));
}

function parsedPart(written: string, stretch: Stretch, before: ParsedPython, shift: Shift): Part | undefined {
  const isLast = stretch.to === before.text.length;
  if (!isLast && written !== '' && !written.endsWith('\n')) return undefined;
  const parsed = parseOnce(written);
  if (parsed.kind === 'failure') return undefined;
  const lines = lineBreaks(before.text, 0, stretch.from) + shift.lines;
  const moved = movedPart(parsed.regions, parsed.tokens, { offset: stretch.from + shift.offset, lines });
  return isLast ? moved : { ...moved, tokens: moved.tokens.filter(({ type }) => type !== 'EOF') };
}

/** What begins in `[from, to)` of the text before. */
function keptPart(before: ParsedPython, from: number, to: number, shift: Shift): Part {
  const { body, tokens } = before;
  const indexAt = (offset: number) => firstIndex(body, (statement) => before.span(statement).from >= offset);
  const regions = sliced(before.regions, indexAt(from), indexAt(to));
  return movedPart(regions, tokens.slice(tokenIndexAt(tokens, from), tokenIndexAt(tokens, to)), shift);
}

/** What lies between two statements of a module, by their index; the second one left out. */
function sliced(regions: readonly Region[], from: number, to: number): Region[] {
  let start = 0;
  return regions.flatMap(({ body, anchor }) => {
    const part = body.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += body.length;
    return part.length === 0 ? [] : [{ body: part, anchor }];
  });
}

function movedPart(
  regions: readonly Region[],
  tokens: readonly PythonToken[],
  { offset, lines }: Shift,
): Part {
  return {
    regions: regions.map(({ body, anchor }) => ({
      body,
      anchor: {
        positions: anchor.positions,
        offset: anchor.offset + offset,
        lines: anchor.lines + lines,
      },
    })),
    tokens:
      offset === 0
        ? tokens
        : tokens.map(({ type, from, to }) => ({ type, from: from + offset, to: to + offset })),
  };
}

function shiftAfter(
  before: ParsedPython,
  { from, to, growth }: Stretch,
  written: string,
  shift: Shift,
): Shift {
  const lines = lineBreaks(written) - lineBreaks(before.text, from, to);
  return { offset: shift.offset + growth, lines: shift.lines + lines };
}

function joined(text: string, parts: readonly Part[]): ParsedPython {
  return parsedPython(
    text,
    // Faster than flatMap for arrays of this size.
    parts.reduce<readonly PythonToken[]>((all, { tokens }) => all.concat(tokens), []),
    parts.flatMap(({ regions }) => regions),
  );
}

/** Whole lines of a text that edits change. */
interface Stretch extends Span {
  /** UTF-16 code units that it becomes longer by. */
  readonly growth: number;
}

/** Where a text may be cut. */
interface Cuts {
  /** The last place at or before an offset. */
  before(offset: number): number;
  /** The first place at or after an offset. */
  after(offset: number): number;
}

/** The stretches that edits lie in; none of them touch. */
function stretchesOf(cuts: Cuts, edits: readonly TextEdit[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, insert } of inOrder(edits)) {
    const stretch = {
      from: cuts.before(from),
      to: cuts.after(to),
      growth: insert.length - (to - from),
    };
    const last = stretches.at(-1);
    if (last !== undefined && stretch.from <= last.to)
      stretches[stretches.length - 1] = together(last, stretch);
    else stretches.push(stretch);
  }
  return stretches;
}

function together(one: Stretch, other: Stretch): Stretch {
  return { from: one.from, to: Math.max(one.to, other.to), growth: one.growth + other.growth };
}
