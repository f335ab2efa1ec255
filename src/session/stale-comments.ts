import type { Note } from '../model/change.js';

/** Words of comments about a cookie's flag that stop being true with its old value. */
const ABOUT_FLAG =
  /\b(https?|in-?secure|local(host)?|dev(elopment)?|debug|tests?|testing|prod(uction)?|remove|true|false|todo|fixme|temporary)\b/i;

/** Where a comment stands. */
export interface PlacedComment {
  readonly text: string;
  readonly line: number;
}

/**
 * What is said of the user's own comments beside an option that gets another value.
 * @param about what stops being true with the old value
 */
export function staleComments(
  option: string,
  file: string,
  comments: readonly PlacedComment[],
  about = ABOUT_FLAG,
): Note[] {
  return comments
    .filter(({ text }) => about.test(text))
    .map(({ line }) => ({
      message: `The comment here may describe the old value of ${option}. Check that it still holds.`,
      file,
      line,
    }));
}
