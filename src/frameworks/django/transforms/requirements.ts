import { eolOf } from '../../../languages/layout.js';
import { isLineEnd, lineEnd, nextLine } from '../../../languages/lines.js';
import { applyEdits, insertAt, type TextEdit } from '../../../languages/text-edit.js';
import type { Transform } from '../../../types.js';
import { requirementOfLine } from '../packages/requirements-file.js';

/** Declares packages in a requirements file; a sorted one stays sorted. Versions are not guessed. */
export function declareRequirements(file: string, names: readonly string[]): Transform {
  return {
    title: `require ${names.join(', ')}`,
    file,
    run(source = '') {
      const text = names.reduce(declare, source);
      return text === source ? { kind: 'unchanged' } : { kind: 'changed', text };
    },
  };
}

interface Line {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function declare(text: string, name: string): string {
  const lines = requirementLines(text);
  if (lines.some((line) => line.name === name)) return text;
  return applyEdits(text, [insertion(text, lines, name)]);
}

function insertion(text: string, lines: readonly Line[], name: string): TextEdit {
  const eol = eolOf(text);
  const [first] = lines;
  if (first === undefined || !isSorted(lines)) return insertLine(text, text.length, name, eol);
  const before = lines.findLast((line) => line.name < name);
  return insertLine(text, before === undefined ? first.from : before.to, name, eol);
}

/** A file without a final line ending stays without one. */
function insertLine(text: string, at: number, line: string, eol: string): TextEdit {
  const isLineOpen = at > 0 && !isLineEnd(text[at - 1]);
  return insertAt(at, isLineOpen ? eol + line : line + eol);
}

/** One line does not make an order. */
function isSorted(lines: readonly Line[]): boolean {
  return (
    lines.length > 1 &&
    lines.every((line, index) => index === 0 || (lines[index - 1]?.name ?? '') <= line.name)
  );
}

function requirementLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; from = nextLine(text, from)) {
    const requirement = requirementOfLine(text.slice(from, lineEnd(text, from)));
    if (requirement !== undefined) lines.push({ name: requirement.name, from, to: nextLine(text, from) });
  }
  return lines;
}
