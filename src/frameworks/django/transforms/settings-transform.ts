import { editPython, parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text-edit.js';
import type { BlockedResult, Note, Transform } from '../../../types.js';

/** What an edit of the settings made: the text as it was when nothing is to be done. */
export interface Edited {
  readonly text: string;
  readonly notes?: readonly Note[];
  readonly redact?: readonly string[];
}

/** A transform of the settings file, which detection found and parsed. */
export function settingsTransform(
  title: string,
  file: string,
  edit: (parsed: ParsedPython) => Edited | BlockedResult,
): Transform {
  return {
    title,
    file,
    run(source) {
      const parsed = source === undefined ? undefined : parsePython(source);
      if (parsed?.kind !== 'parsed') return changedMeanwhile(file);
      const edited = edit(parsed);
      if ('kind' in edited) return edited;
      const { text, ...rest } = edited;
      return text === source ? { kind: 'unchanged', ...rest } : { kind: 'changed', text, ...rest };
    },
  };
}

/** Applies one edit after another, each made from the text that the one before left. */
export function editInSteps(
  parsed: ParsedPython,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  return steps.reduce((text, step) => editPython(text, step(reparsed(text))), parsed.text);
}

/** @throws Error when the text does not parse: a defect, for it was edited by `editPython` */
function reparsed(text: string): ParsedPython {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error(`edited settings do not parse: ${parsed.reason}`);
  return parsed;
}

function changedMeanwhile(file: string): BlockedResult {
  return {
    kind: 'blocked',
    reason: `${file} is no longer the Python file that it was a moment ago.`,
    manual: 'Run the command again.',
  };
}
