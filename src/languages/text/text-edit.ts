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
 * Applies edits; their offsets are those of the text before all of them. Insertions at the same offset keep their order.
 * @throws RangeError when an edit lies outside the text or two edits overlap: a defect of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { from, to, insert } of inOrder(edits)) {
    if (from < end || to < from || to > text.length) {
      throw new RangeError(`edit ${from}..${to} overlaps another or lies outside the text`);
    }
    parts.push(text.slice(end, from), insert);
    end = to;
  }
  return parts.join('') + text.slice(end);
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
