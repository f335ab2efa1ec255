import { describe, expect, it } from 'vitest';
import { removalEdits } from '../../../src/languages/text/removal.js';
import { applyEdits } from '../../../src/languages/text/text-edit.js';

/** Takes the lines with an `x` out. */
function withoutX(text: string): string {
  const lines = [...text.matchAll(/.*x.*(\r\n|\n|$)/g)].map(({ index, 0: line }) => {
    return { from: index, to: index + line.length };
  });
  return applyEdits(text, removalEdits(text, { lines, cuts: [] }));
}

describe('lines that go', () => {
  it.each([
    ['leave the lines around them', 'a\nx\nb\n', 'a\nb\n'],
    ['take the blank line above at the end of a file', 'a\n\nx\n', 'a\n'],
    ['take the blank line below at its beginning', 'x\n\na\n', 'a\n'],
    ['take the fewer blank lines', 'a\n\nx\n\n\nb\n', 'a\n\n\nb\n'],
    ['take those above of as many', 'a\n\nx\n\nb\n', 'a\n\nb\n'],
    ['leave the blank lines on one side', 'a\n\nx\nb\n', 'a\n\nb\n'],
    ['are one stretch with blank lines between them', 'a\n\nx\n\nx\n\nb\n', 'a\n\nb\n'],
    ['take the end of the line above if they had none', 'a\n\nx', 'a'],
    ['leave no blank line behind a bracket', '{\n  x\n\n  a\n}\n', '{\n  a\n}\n'],
    ['leave no blank line before a bracket', '{\n  a\n\n  x\n}\n', '{\n  a\n}\n'],
    ['have CRLF', 'a\r\n\r\nx\r\n', 'a\r\n'],
  ])('%s', (_name, before, after) => {
    expect(withoutX(before)).toBe(after);
  });
});

describe('lines and parts of lines that go at once', () => {
  const text = 'if (a) {\n  b;\n}\nc;\n';
  const block = { from: 0, to: text.indexOf('}') + 1 };
  const within = { from: text.indexOf('  b'), to: text.indexOf('}') };

  it('leave what is put in place of the whole', () => {
    const cuts = [{ ...block, insert: 'pass;' }];
    expect(applyEdits(text, removalEdits(text, { lines: [within], cuts }))).toBe('pass;\nc;\n');
    // Also where both are the same.
    const same = [{ ...within, insert: '  pass;\n' }];
    expect(applyEdits(text, removalEdits(text, { lines: [within], cuts: same }))).toBe(
      'if (a) {\n  pass;\n}\nc;\n',
    );
  });

  it('take a part once', () => {
    const lines = [{ from: 0, to: text.indexOf('c') }];
    expect(applyEdits(text, removalEdits(text, { lines, cuts: [{ ...within, insert: '' }] }))).toBe('c;\n');
    const cuts = [
      { ...within, insert: '' },
      { ...block, insert: '' },
      { ...block, insert: '' },
    ];
    expect(applyEdits(text, removalEdits(text, { lines: [], cuts }))).toBe('\nc;\n');
  });
});
