import { type Workspace, textOf } from '../../../model/files.js';

/** A file's text; undefined when there is none, or none that can be read. */
export async function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  return textOf(await workspace.read(path));
}
