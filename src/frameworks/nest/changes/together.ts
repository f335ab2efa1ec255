import type { Context, Transform } from '../../../model/types.js';

/**
 * Transforms that change a file all or not at all. Where one of them is blocked nothing is written anyway;
 * leaving the text alone keeps the lines of obstacles those of the user's file.
 */
export function together(transforms: readonly Transform[]): Transform[] {
  return transforms.map((transform, index) => ({
    ...transform,
    run(source, context) {
      const result = transform.run(source, context);
      const later = transforms.slice(index + 1).filter(({ file }) => file === transform.file);
      const isInVain = result.kind === 'changed' && isBlocked(later, result.text, context);
      return isInVain ? { kind: 'unchanged' } : result;
    },
  }));
}

function isBlocked(transforms: readonly Transform[], source: string, context: Context): boolean {
  let text = source;
  return transforms.some((transform) => {
    const result = transform.run(text, context);
    if (result.kind === 'changed') text = result.text;
    return result.kind === 'blocked';
  });
}
