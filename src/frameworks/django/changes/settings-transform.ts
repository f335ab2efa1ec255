import { editPython, parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult, Context, Note, Transform } from '../../../model/types.js';
import { withModules, type Chain } from '../settings/chain/chain.js';
import { leadingImports } from '../settings/leading-imports.js';
import type { Unclear } from '../settings/setting.js';
import type { SettingsSite } from '../settings/site.js';

/** What an edit of the settings made: the text as it was when nothing is to be done. */
export interface Edited {
  readonly text: string;
  readonly notes?: readonly Note[];
  readonly redact?: readonly string[];
}

/** A transform of a settings file; the site that `edit` gets holds all files as they are at this point of the plan. */
export function settingsTransform(
  title: string,
  site: SettingsSite,
  edit: (parsed: ParsedPython, site: SettingsSite) => Edited | BlockedResult,
): Transform {
  return {
    title,
    file: site.file,
    run(source, context) {
      const parsed = source === undefined ? undefined : parsePython(source);
      if (parsed?.kind !== 'parsed') return changedMeanwhile(site.file);
      const edited = edit(parsed, { ...site, chain: currentChain(site, parsed, context) });
      if ('kind' in edited) return edited;
      const { text, ...rest } = edited;
      return text === source ? { kind: 'unchanged', ...rest } : { kind: 'changed', text, ...rest };
    },
  };
}

/** The chain with the texts that earlier transforms left; a file that was read before is parsed once. */
function currentChain({ chain, file }: SettingsSite, parsed: ParsedPython, context: Context): Chain {
  const changed = new Map([[file, parsed]]);
  for (const [path, before] of chain.modules) {
    const text = path === file ? undefined : context.read(path);
    if (text === undefined || text === before.text) continue;
    const now = parsePython(text);
    if (now.kind === 'parsed') changed.set(path, now);
  }
  return withModules(chain, changed);
}

/**
 * Applies edits that add imports, and others below. Where the file begins with imports the two do not meet: all of them are
 * made from one text, which is parsed once.
 */
export function editWithImports(
  parsed: ParsedPython,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  if (leadingImports(parsed).length === 0) return editInSteps(parsed, steps);
  return editPython(
    parsed.text,
    steps.flatMap((step) => step(parsed)),
  );
}

/** Applies one edit after another, each made from the text that the one before left. */
export function editInSteps(
  parsed: ParsedPython,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  return steps.reduce((text, step) => editPython(text, step(reparsed(text))), parsed.text);
}

/** Where a refusal points to: a line of the file itself, or of another one that is then named in the reason. */
export function blamed(
  site: SettingsSite,
  { reason, line, file }: Omit<Unclear, 'kind'>,
): Pick<BlockedResult, 'reason' | 'line'> {
  if (file === undefined || file === site.file) return { reason, line };
  return { reason: `${file}:${String(line)}: ${reason}` };
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
