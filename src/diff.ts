import { formatPatch, structuredPatch } from 'diff';

/** One file's change as texts; `before` is undefined for a new file. */
export interface TextChange {
  /** Relative to the folder that `git apply` is run in. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** The change as a patch that `git apply` takes; see https://git-scm.com/docs/diff-format. */
export function unifiedDiff({ path, before, after }: TextChange): string {
  const created = before === undefined;
  const oldName = created ? '/dev/null' : `a/${path}`;
  const patch = structuredPatch(oldName, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
  });
  return formatPatch({ ...patch, isGit: true, ...(created ? { isCreate: true, newMode: '100644' } : {}) });
}
