import type { PlannedTexts, Change } from '../../../model/types.js';

/**
 * Transforms that change a file all or not at all. Where one of them is blocked nothing is written anyway;
 * leaving the text alone keeps the lines of obstacles those of the user's file.
 */
export function together(changes: readonly Change[]): Change[] {
  return changes.map((change, index) => ({
    ...change,
    run(source, planned) {
      const result = change.run(source, planned);
      const later = changes.slice(index + 1).filter(({ file }) => file === change.file);
      const isInVain = result.kind === 'changed' && isBlocked(later, result.text, planned);
      return isInVain ? { kind: 'unchanged' } : result;
    },
  }));
}

function isBlocked(changes: readonly Change[], source: string, planned: PlannedTexts): boolean {
  let text = source;
  return changes.some((change) => {
    const result = change.run(text, planned);
    if (result.kind === 'changed') text = result.text;
    return result.kind === 'blocked';
  });
}
