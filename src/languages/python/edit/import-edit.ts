import { isLineEnd } from '../../text/lines.js';
import type { TextEdit } from '../../text/text-edit.js';
import { appendBlock, insertAfter, insertBefore } from './blocks.js';
import { isImport } from '../query/imports.js';
import { linesOf } from '../query/logical-lines.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { isDocstring } from '../query/statements.js';

export interface ImportPlace {
  /** Among the imports that the file begins with; `__future__` imports stay before them. */
  readonly place: 'first' | 'last';
  /** A blank line parts it from its neighbour: it belongs to another group (standard library, packages, own code). */
  readonly group: boolean;
}

/** Adds an import statement to those the file begins with, else after the docstring, else before the first statement. */
export function insertImport(parsed: ParsedPython, code: string, { place, group }: ImportPlace): TextEdit {
  const head = parsed.body.findIndex((statement) => !isDocstring(parsed, statement) && !isFuture(statement));
  const rest = head < 0 ? [] : parsed.body.slice(head);
  const end = rest.findIndex((statement) => !isImport(statement));
  const imports = end < 0 ? rest : rest.slice(0, end);
  const [first] = imports;
  const last = imports.at(-1);
  if (first !== undefined && place === 'first')
    return insertBefore(parsed, first, group ? `${code}\n` : code);
  if (last !== undefined) return insertAfter(parsed, last, group ? `\n${code}` : code);
  const before = parsed.body[head < 0 ? parsed.body.length - 1 : head - 1];
  if (before !== undefined)
    return insertAfter(parsed, before, `\n${code}${endsParagraph(parsed, before) ? '' : '\n'}`);
  const [next] = rest;
  return next === undefined ? appendBlock(parsed, code) : insertBefore(parsed, next, `${code}\n`);
}

/** Whether a blank line or the file's end follows a statement. */
function endsParagraph(parsed: ParsedPython, statement: Statement): boolean {
  const next = parsed.text[linesOf(parsed, statement).to];
  return next === undefined || isLineEnd(next);
}

function isFuture(statement: Statement): boolean {
  return (
    statement.nodeType === 'ImportFrom' && statement.module === '__future__' && (statement.level ?? 0) === 0
  );
}
