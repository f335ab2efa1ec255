import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped, wrappedProse } from '../../../src/ui/wrap.js';

describe('a line', () => {
  it.each([
    ['  edit    a.ts  add this and that', 28, '  edit    a.ts  add this\n    and that'],
    [
      '  edit    a.ts  add this and that to it all at once',
      44,
      '  edit    a.ts  add this and that to it all\n                at once',
    ],
    ['  1. Set this variable in .env, and that', 30, '  1. Set this variable in\n     .env, and that'],
    ['short', 10, 'short'],
    [
      'see https://example.com/a/very/long/link there',
      20,
      'see\n  https://example.com/a/very/long/link\n  there',
    ],
  ])('%j on %i columns', (line, columns, expected) => {
    expect(wrapped(line, { columns })).toBe(expected);
  });

  it('is never broken where nobody knows how wide it may be', () => {
    const line = 'word '.repeat(100);
    expect(wrapped(line, {})).toBe(line);
  });

  it('keeps all its words, and fits unless one word does not', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', '.') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 40, max: 120 }), (words, columns) => {
        const lines = wrapped(`  note    ${words.join(' ')}`, { columns }).split('\n');
        expect(lines.flatMap((line) => line.split(' ').filter(Boolean))).toEqual(['note', ...words]);
        for (const line of lines) expect(line.length).toBeLessThan(columns);
      }),
    );
  });
});

it('code between sentences stays as it is', () => {
  const text = 'Add this at the end of the file, after all:\n\nA = [one, two, three, four, five, six]';
  expect(wrappedProse(text, { columns: 30 })).toBe(
    'Add this at the end of the\nfile, after all:\n\nA = [one, two, three, four, five, six]',
  );
});
