/** Replaces `[from, to)` by `insert`. Offsets are UTF-16 code units of the text that is edited. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export function insertAt(offset: number, insert: string): TextEdit {
  return { from: offset, to: offset, insert };
}

/**
 * Applies edits, the last one first, so that no offset moves before it is used. Insertions at the same
 * offset keep their order.
 * @throws RangeError when an edit lies outside the text or two edits overlap: a defect of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = text;
  let bound = text.length;
  for (const edit of inOrder(edits).reverse()) {
    if (edit.from < 0 || edit.to < edit.from || edit.to > bound) {
      throw new RangeError(`edit ${edit.from}..${edit.to} overlaps another or lies outside the text`);
    }
    edited = edited.slice(0, edit.from) + edit.insert + edited.slice(edit.to);
    bound = edit.from;
  }
  return edited;
}

/** The edits that lead from `applyEdits(text, edits)` back to `text`. */
export function undoEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return inOrder(edits).map((edit) => {
    const from = edit.from + shift;
    shift += edit.insert.length - (edit.to - edit.from);
    return { from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to) };
  });
}

/** Edits as they follow one another in the text. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}
