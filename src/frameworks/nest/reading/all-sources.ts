import { join } from '../../../model/paths.js';
import { textOf } from '../../../model/snapshot.js';
import type { Workspace } from '../../../model/types.js';
import { foldersIn } from './folders.js';

/** So many files are read at most. */
const MOST_FILES = 600;

/** Path to text of every source file below a folder, imported or not; undefined where there are too many. */
export async function allSources(
  workspace: Workspace,
  folder: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  const waiting = new Set([folder]);
  for (const place of waiting) {
    if (waiting.size > MOST_FILES) return undefined;
    const names = await workspace.list(place);
    for (const name of names.filter((candidate) => /(?<!\.(d|spec|test|e2e-spec))\.ts$/.test(candidate))) {
      if (texts.size >= MOST_FILES) return undefined;
      const text = textOf(await workspace.read(join(place, name)));
      if (text !== undefined) texts.set(join(place, name), text);
    }
    for (const below of await foldersIn(workspace, place)) waiting.add(below);
  }
  return texts;
}
