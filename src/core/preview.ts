import { formatPatch, structuredPatch, type StructuredPatchHunk } from 'diff';
import { conceal, showsSecret } from '../model/secret.js';
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
  const after = change.after === undefined ? undefined : mark + change.text;
  return unifiedDiff({ path: change.path, before, after }, hides);
}

function hasBom({ before }: PlannedFile): boolean {
  return before !== undefined && 'bom' in before.content && before.content.bom;
}

/** One file's change as texts; `before` is undefined for a new file, `after` for one that is deleted. */
interface TextChange {
  /** Relative to the folder that `git apply` is run in. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * The change as a patch that `git apply` takes; see https://git-scm.com/docs/diff-format.
 * @param hides lines that stay out of the context, because they hold a secret
 */
export function unifiedDiff(
  { path, before, after }: TextChange,
  hides: (line: string) => boolean = () => false,
): string {
  const created = before === undefined;
  const oldName = created ? '/dev/null' : `a/${path}`;
  const deleted = after === undefined;
  const newName = deleted ? '/dev/null' : `b/${path}`;
  const patch = structuredPatch(oldName, newName, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
  });
  const hunks = patch.hunks.flatMap((hunk) => splitAt(hunk, hides));
  return formatPatch({
    ...patch,
    hunks,
    isGit: true,
    ...(created ? { isCreate: true, newMode: '100644' } : {}),
    ...(deleted ? { isDelete: true, oldMode: '100644' } : {}),
  });
}

/** Cuts a hunk at context lines that must not be shown; what is left of the context alone says nothing. */
function splitAt(hunk: StructuredPatchHunk, hides: (line: string) => boolean): StructuredPatchHunk[] {
  const hunks: StructuredPatchHunk[] = [];
  let { oldStart, newStart } = hunk;
  let current = { oldStart, oldLines: 0, newStart, newLines: 0, lines: [] as string[] };
  const cut = (): void => {
    if (current.lines.some((line) => /^[-+]/.test(line))) hunks.push(current);
    current = { oldStart, oldLines: 0, newStart, newLines: 0, lines: [] };
  };
  for (const line of hunk.lines) {
    const inOld = /^[ -]/.test(line);
    const inNew = /^[ +]/.test(line);
    const hidden = inOld && inNew && hides(line);
    if (inOld) oldStart += 1;
    if (inNew) newStart += 1;
    if (hidden) {
      cut();
      continue;
    }
    current.lines.push(line);
    if (inOld) current.oldLines += 1;
    if (inNew) current.newLines += 1;
  }
  cut();
  return hunks;
}
