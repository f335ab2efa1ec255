import { applyPatch, parsePatch } from 'diff';
import { HIDDEN } from '../../src/model/secret.js';
import { CASE_SECRET } from './context.js';

/** The files with a diff applied, the secret put in where it is hidden. Every hunk must fit its place exactly. */
export function applyDiff(before: ReadonlyMap<string, Buffer>, diff: string): Map<string, Buffer> {
  const tree = new Map(before);
  for (const patch of parsePatch(diff.replaceAll(HIDDEN, CASE_SECRET))) {
    // An empty text gives one patch of no file.
    if (patch.newFileName === undefined) continue;
    if (patch.newFileName === '/dev/null') {
      tree.delete((patch.oldFileName ?? '').replace(/^a\//, ''));
      continue;
    }
    const path = patch.newFileName.replace(/^b\//, '');
    const old = tree.get(path)?.toString() ?? '';
    const text = applyPatch(old, patch, { autoConvertLineEndings: false, fuzzFactor: 0 });
    if (text === false) throw new Error(`the diff of ${path} does not apply`);
    tree.set(path, Buffer.from(text));
  }
  return tree;
}
