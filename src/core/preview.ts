import { conceal, showsSecret } from '../model/conceal.js';
import { unifiedDiff } from './diff.js';
import type { PlannedFile } from '../model/change.js';
import { textOf } from '../model/files.js';
import type { Plan } from '../model/plan.js';

/**
 * The plan as a unified diff. It is made from the very bytes that apply writes, but for secrets: files that
 * hold them are left out, and a secret in any other file is concealed.
 */
export function preview(plan: Plan): string {
  return plan.files
    .filter((change) => !change.hidden)
    .map((change) => conceal(diffOf(change, plan.redact), plan.redact))
    .join('');
}

/** Old secrets stay out of the context, so that the diff still applies. */
function diffOf(change: PlannedFile, secrets: readonly string[]): string {
  const mark = change.before !== undefined && hasBom(change) ? '\uFEFF' : '';
  const before = change.before === undefined ? undefined : mark + (textOf(change.before) ?? '');
  const hides = (line: string): boolean => showsSecret(line, secrets);
  return unifiedDiff({ path: change.path, before, after: mark + change.text }, hides);
}

function hasBom({ before }: PlannedFile): boolean {
  return before !== undefined && 'bom' in before.content && before.content.bom;
}
