import type { Plan, Snapshot } from './types.js';

/** The text of a file; undefined when there is none, or when it is no text. */
export function textOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot !== undefined && 'text' in snapshot.content ? snapshot.content.text : undefined;
}

/** What a plan makes of the files that it changes, by path. */
export function plannedTexts({ files }: Pick<Plan, 'files'>): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
