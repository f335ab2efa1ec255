import { diffArrays } from 'diff';

/** @import { Token } from './tokens.mjs' */

/**
 * Where the two differ: what is gone, what came in its place, and what stands before it.
 * @param {Token[]} old
 * @param {Token[]} now
 */
export function hunksOf(old, now) {
  const hunks = [];
  let [i, j] = [0, 0];
  let open;
  for (const { added, removed, count } of diffArrays(old.map(textOf), now.map(textOf))) {
    if (!added && !removed) {
      open = undefined;
    } else if (open === undefined) {
      open = { at: j, removed: [], added: [], before: now.slice(0, j).filter(isCode).slice(-2).map(textOf) };
      hunks.push(open);
    }
    if (removed) open.removed.push(...old.slice(i, i + count));
    if (added) open.added.push(...now.slice(j, j + count));
    if (!added) i += count;
    if (!removed) j += count;
  }
  return hunks;
}

/** @param {Token} token */
export function isCode({ text }) {
  return text.trim() !== '';
}

function textOf({ text }) {
  return text;
}
