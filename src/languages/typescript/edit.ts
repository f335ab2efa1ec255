import { applyEdits, undoEdits, type TextEdit } from '../text/text-edit.js';
import { parseTypeScript, type ParsedTypeScript } from './parse.js';
import { keepStyle } from './style.js';

/**
 * Applies edits and makes sure that they did no harm.
 * @throws Error when the result does not parse or the edits cannot be undone: a defect of this program
 */
export function editTypeScript(text: string, edits: readonly TextEdit[]): string {
  const edited = applyEdits(text, edits);
  if (applyEdits(edited, undoEdits(text, edits)) !== text)
    throw new Error('Undoing an edit does not give back the file.');
  keepStyle(reparse(text), reparse(edited));
  return edited;
}

/**
 * Parses a text that this program made.
 * @throws Error when it does not parse: a defect of this program
 */
export function reparse(text: string): ParsedTypeScript {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) throw new Error(`An edit left line ${parsed.line} broken: ${parsed.failure}.`);
  return parsed;
}
