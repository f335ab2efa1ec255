import { describe, expect, it } from 'vitest';
import { pythonComments, typescriptComments, type CommentSyntax } from '../../../src/languages/text/gap.js';
import { elementRemoval, withoutElement } from '../../../src/languages/text/list-removal.js';
import type { ListShape } from '../../../src/languages/text/list-edit.js';
import { removalEdits } from '../../../src/languages/text/removal.js';
import { applyEdits } from '../../../src/languages/text/text-edit.js';

/** A list whose elements are single letters; without brackets it is the whole text. */
function listIn(text: string): ListShape {
  const code = text.replaceAll(/\/\*[^]*?\*\/|(\/\/|#).*/g, (comment) => ' '.repeat(comment.length));
  const elements = [...code.matchAll(/[a-z]/g)].map(({ index: from }) => ({ from, to: from + 1 }));
  const edge = text.startsWith('[') ? 1 : 0;
  return { from: edge, to: text.length - edge, elements };
}

/** Takes out what is called x, y or z. */
function withoutXyz(text: string, comments: CommentSyntax): string {
  const list = listIn(text);
  const taken = list.elements.flatMap(({ from }, index) => (/[xyz]/.test(text.charAt(from)) ? [index] : []));
  return applyEdits(text, removalEdits(text, elementRemoval(text, list, new Set(taken), comments)));
}

describe('elements that go', () => {
  it.each([
    ['first on a line', '[x, a]', '[a]'],
    ['last on a line', '[a, x]', '[a]'],
    ['last with a comma', '[a, x,]', '[a,]'],
    ['in the middle', '[a, x, b]', '[a, b]'],
    ['alone', '[x]', '[]'],
    ['all', '[ x, y, ]', '[]'],
    ['all, on lines', '[\n  x,\n  y,\n]', '[]'],
    ['two at the end', '[a, x, y]', '[a]'],
    ['two at the beginning', '[x, y, a]', '[a]'],
    ['two apart', '[a, x, b, y]', '[a, b]'],
    ['two around others', '[x, a, b, y,]', '[a, b,]'],
    ['beside a comment of the one before', '[a /* first */, x]', '[a /* first */]'],
    ['on a line of its own', '[\n  a,\n  x,\n]', '[\n  a,\n]'],
    ['on a line of its own without a comma', '[\n  a,\n  x\n]', '[\n  a\n]'],
    ['two lines at the end without a comma', '[\n  a,\n  x,\n  y\n]', '[\n  a\n]'],
    ['first, whatever is the end', '[\n  x,\n  a\n]', '[\n  a\n]'],
    ['with a comma in its comment', '[\n  a,\n  x // one, two\n]', '[\n  a\n]'],
    ['at the end of a line that others stand on', '[\n  a,\n  b, x\n]', '[\n  a,\n  b\n]'],
    ['at the beginning of such a line', '[\n  x, a,\n]', '[\n  a,\n]'],
    ['on the line of the bracket', '[x,\n  a,\n]', '[a,\n]'],
    ['with white space behind it', '[\n  a,\n  x,  \n]', '[\n  a,\n]'],
    ['with a comma on the next line', '[\n  x\n  , a\n]', '[\n  a\n]'],
    ['with its comments', '[\n  a,\n  // why\n  x, // it is\n  b,\n]', '[\n  a,\n  b,\n]'],
    ['with a comment over lines', '[\n  a,\n  /* why\n     it is */\n  x,\n]', '[\n  a,\n]'],
    [
      'not with a comment that begins behind another',
      '[\n  a, /* of\n  a */\n  x,\n]',
      '[\n  a, /* of\n  a */\n]',
    ],
    ['not with comments apart from it', '[\n  // of all\n\n  x,\n  a,\n]', '[\n  // of all\n\n  a,\n]'],
    ['not with the comment at the top of a file', '// of the file\nx,\na', '// of the file\na'],
    ['not with a comment over lines at the top', '/* of the\nfile */\nx,\na', '/* of the\nfile */\na'],
    ['with a comment below the top', 'a,\n// why\nx', 'a'],
  ])('%s', (_name, before, after) => {
    expect(withoutXyz(before, typescriptComments)).toBe(after);
  });

  it.each([
    ['with its comments', '[\n  a,\n  # why\n  x,  # it is\n  b,\n]', '[\n  a,\n  b,\n]'],
    [
      'not with a line that ends as a comment would elsewhere',
      '[\n  # a */\n\n  a,\n  x\n]',
      '[\n  # a */\n\n  a\n]',
    ],
  ])('%s, in Python', (_name, before, after) => {
    expect(withoutXyz(before, pythonComments)).toBe(after);
  });

  it('are nothing of a list that is empty', () => {
    expect(withoutXyz('[]', pythonComments)).toBe('[]');
  });

  it('may be one', () => {
    expect(withoutElement('[a, b]', listIn('[a, b]'), 0, typescriptComments)).toBe('[b]');
  });
});
