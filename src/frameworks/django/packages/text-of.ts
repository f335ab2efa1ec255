import type { Workspace } from '../../../types.js';

/** A file's text; undefined when there is none, or none that can be read. */
export async function textOf(workspace: Workspace, path: string): Promise<string | undefined> {
  const snapshot = await workspace.read(path);
  return snapshot !== undefined && 'text' in snapshot.content ? snapshot.content.text : undefined;
}
