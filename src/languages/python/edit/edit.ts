import { applyEdits, undoEdits, type TextEdit } from '../../text/text-edit.js';
import { parsePython, type ParsedPython, type ParseFailure } from '../parse/parse.js';
import { reparse } from '../parse/reparse.js';

/**
 * Applies edits to a file that parses, and parses the result.
 * @throws Error when the result is no Python, or when undoing the edits does not give `text` back: a defect of the caller.
 */
export function editPython(text: string, edits: readonly TextEdit[]): string {
  const edited = applyEdits(text, edits);
  // The text is known as it is parsed now: parsed again, all that was found out about it would be found out again.
  if (edited === text) return text;
  const parsed = parsedAfter(text, edits, edited);
  if (parsed.kind === 'failure') {
    throw new Error(`the edit broke the file in line ${String(parsed.line)}: ${parsed.reason}`);
  }
  if (applyEdits(edited, undoEdits(text, edits)) !== text) throw new Error('the edit cannot be undone');
  return edited;
}

function parsedAfter(text: string, edits: readonly TextEdit[], edited: string): ParsedPython | ParseFailure {
  const before = parsePython(text);
  const parsed = before.kind === 'parsed' ? reparse(before, edits, edited) : undefined;
  if (parsed !== undefined) parsePython.keep(edited, parsed);
  return parsePython(edited);
}
