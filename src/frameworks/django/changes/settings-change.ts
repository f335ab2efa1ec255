import type { ParsedPython, Statement } from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Unknown } from '../settings/setting.js';
import { withTexts, type SettingsView } from '../settings/view.js';

/** What an edit of the settings made: the text as it was when nothing is to be done. */
export interface Edited {
  readonly text: string;
  readonly notes?: readonly Note[];
  readonly redact?: readonly string[];
  /** What was done, where the title of the change says too much. */
  readonly titles?: readonly string[];
  /** What was wrong before each of these. */
  readonly problems?: readonly string[];
}

/** What to do about one setting. */
export interface SettingEdit {
  /** Whether the block that is added is to set it. */
  readonly missing: boolean;
  /** The statement that a new value must not come after. */
  readonly before?: Statement;
  /** The statement that a new value must not come before. */
  readonly after?: Statement;
  readonly edits: readonly TextEdit[];
  readonly notes: readonly Note[];
}

/** A setting that the block adds. */
export function missing(): SettingEdit {
  return { missing: true, edits: [], notes: [] };
}

/** A setting that stays, with these edits of its value. */
export function present(edits: readonly TextEdit[] = []): SettingEdit {
  return { missing: false, edits, notes: [] };
}

/** A change of a settings file; the view that `edit` gets holds all files as they are at this point of the plan. */
export function settingsChange(
  what: Pick<Change, 'title' | 'problem'>,
  view: SettingsView,
  edit: (parsed: ParsedPython, view: SettingsView) => Edited | BlockedResult,
): Change {
  return {
    ...what,
    file: view.file,
    run(source, planned) {
      const now = withTexts(view, (file) => (file === view.file ? source : planned.read(file)));
      const parsed = now.graph.modules.get(view.file);
      if (parsed === undefined || parsed.text !== source) return changedMeanwhile(view.file);
      const edited = edit(parsed, now);
      if ('kind' in edited) return edited;
      const { text, ...rest } = edited;
      return text === source ? { kind: 'unchanged', ...rest } : { kind: 'changed', text, ...rest };
    },
  };
}

/** Where a blocked change points to: a line of the file itself, or of another one that is then named in the reason. */
export function blamed(
  view: SettingsView,
  { reason, line, file }: Omit<Unknown, 'kind'>,
): Pick<BlockedResult, 'reason' | 'line'> {
  if (file === undefined || file === view.file) return { reason, line };
  return { reason: `${file}:${String(line)}: ${reason}` };
}

function changedMeanwhile(file: string): BlockedResult {
  return {
    kind: 'blocked',
    reason: `${file} changed while this command was running.`,
    manual: 'Rerun the command.',
  };
}
