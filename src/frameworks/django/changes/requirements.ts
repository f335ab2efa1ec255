import { eolOf } from '../../../languages/text/layout.js';
import { isLineEnd, lineEnd, nextLine } from '../../../languages/text/lines.js';
import { applyEdits, insertAt, type TextEdit } from '../../../languages/text/text-edit.js';
import { requirementOfLine } from '../packages/requirements-file.js';

interface Line {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Declares a package in the text of a requirements file; a sorted one stays sorted. */
export function declareRequirement(text: string, name: string): string {
  const lines = requirementLines(text);
  if (lines.some((line) => line.name === name)) return text;
  return applyEdits(text, [insertion(text, lines, name)]);
}

function insertion(text: string, lines: readonly Line[], name: string): TextEdit {
  const eol = eolOf(text);
  const index = placeAmong(
    lines.map((line) => line.name),
    name,
  );
  if (index === lines.length && !isSorted(lines.map((line) => line.name)))
    return insertLine(text, text.length, name, eol);
  const at = lines[index - 1]?.to ?? lines[0]?.from ?? text.length;
  return insertLine(text, at, name, eol);
}

/** The index at which a name keeps names sorted; their number where they are not. */
export function placeAmong(names: readonly string[], name: string): number {
  return isSorted(names) ? names.findLastIndex((other) => other < name) + 1 : names.length;
}

/** A file without a final line ending stays without one. */
function insertLine(text: string, at: number, line: string, eol: string): TextEdit {
  const isLineOpen = at > 0 && !isLineEnd(text[at - 1]);
  return insertAt(at, isLineOpen ? eol + line : line + eol);
}

/** One name does not make an order. */
function isSorted(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
}

function requirementLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; from = nextLine(text, from)) {
    const requirement = requirementOfLine(text.slice(from, lineEnd(text, from)));
    if (requirement !== undefined) lines.push({ name: requirement.name, from, to: nextLine(text, from) });
  }
  return lines;
}
