import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, insertAt, undoEdits, type TextEdit } from '../../../src/languages/text/text-edit.js';

/** Text and edits that do not overlap, in any order. */
const edited = fc
  .record({
    pieces: fc.array(
      fc.record({
        kept: fc.string({ unit: 'binary', maxLength: 6 }),
        cut: fc.string({ maxLength: 4 }),
        insert: fc.string({ unit: 'binary', maxLength: 4 }),
      }),
      { maxLength: 8 },
    ),
    tail: fc.string({ maxLength: 6 }),
    seed: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ pieces, tail, seed }) => {
    const edits: (TextEdit & { readonly rank: number })[] = [];
    let text = '';
    let expected = '';
    for (const [index, { kept, cut, insert }] of pieces.entries()) {
      text += kept;
      edits.push({ from: text.length, to: text.length + cut.length, insert, rank: seed[index] ?? 0 });
      text += cut;
      expected += kept + insert;
    }
    const isApart = edits.every((edit, index) => edit.from !== edits[index + 1]?.from);
    const shuffled = isApart ? edits.toSorted((a, b) => a.rank - b.rank) : edits;
    return {
      text: text + tail,
      expected: expected + tail,
      edits: shuffled.map(({ from, to, insert }) => ({ from, to, insert })),
    };
  });

describe('text edits', () => {
  it('replace exactly what they name, in whatever order they are given', () => {
    fc.assert(
      fc.property(edited, ({ text, expected, edits }) => {
        expect(applyEdits(text, edits)).toBe(expected);
      }),
    );
  });

  it('can be undone', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const after = applyEdits(text, edits);
        expect(applyEdits(after, undoEdits(text, edits))).toBe(text);
      }),
    );
  });

  it('keep the order of insertions at the same place', () => {
    expect(applyEdits('ad', [insertAt(1, 'b'), insertAt(1, 'c')])).toBe('abcd');
    expect(applyEdits('abcd', undoEdits('ad', [insertAt(1, 'b'), insertAt(1, 'c')]))).toBe('ad');
  });

  it('put an insertion before a replacement that begins at the same place', () => {
    expect(applyEdits('abc', [{ from: 1, to: 2, insert: 'B' }, insertAt(1, '-')])).toBe('a-Bc');
  });

  it.each([
    [
      'overlap',
      [
        { from: 0, to: 2, insert: '' },
        { from: 1, to: 3, insert: '' },
      ],
    ],
    ['reach beyond the text', [{ from: 2, to: 4, insert: '' }]],
    ['end before they begin', [{ from: 2, to: 1, insert: '' }]],
  ])('are a defect where they %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });
});
