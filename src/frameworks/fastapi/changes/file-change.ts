import { editPython, parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult, Change, Finding, Note } from '../../../model/change.js';
import { withTexts } from '../app.js';
import type { CodeView } from '../project/code.js';
import { hiddenSecrets } from '../project/secret.js';

/** What an edit of a file made: the text as it was where nothing is to be done. */
export interface Edited {
  readonly text: string;
  readonly notes?: readonly Note[];
  readonly findings?: readonly Finding[];
}

/** A change of a Python file; the view that `edit` gets holds all files as they are at this point of the plan. */
export function fileChange(
  what: Pick<Change, 'title' | 'problem'>,
  view: CodeView,
  edit: (parsed: ParsedPython, view: CodeView) => Edited | BlockedResult,
): Change {
  const { file } = view;
  return {
    ...what,
    file,
    run(source, planned) {
      const now = withTexts(view, (one) => (one === file ? source : planned.read(one)));
      const parsed = now.graph.modules.get(file);
      if (parsed === undefined || parsed.text !== source) return changedMeanwhile(file);
      const redact = hiddenSecrets(parsed);
      const edited = edit(parsed, now);
      if ('kind' in edited) return { redact, ...edited };
      const { text, ...rest } = edited;
      return text === source
        ? { kind: 'unchanged', redact, ...rest }
        : { kind: 'changed', text, redact, ...rest };
    },
  };
}

/** Applies one edit after another, each made from the text that the one before left. */
export function editInSteps(
  before: string,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  return steps.reduce((text, step) => {
    const current = parsePython(text);
    if (current.kind === 'failure') throw new Error(`an edited file does not parse: ${current.reason}`);
    return editPython(text, step(current));
  }, before);
}

function changedMeanwhile(file: string): BlockedResult {
  return {
    kind: 'blocked',
    reason: `${file} changed while this command was running.`,
    manual: 'Rerun the command.',
  };
}

export function blockedAt(reason: string, line: number | undefined, manual: string): BlockedResult {
  return { kind: 'blocked', reason, manual, ...(line === undefined ? {} : { line }) };
}
