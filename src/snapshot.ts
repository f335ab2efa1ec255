import type { Snapshot } from './types.js';

/** The text of a file; undefined when there is none, or when it is no text. */
export function textOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot !== undefined && 'text' in snapshot.content ? snapshot.content.text : undefined;
}
