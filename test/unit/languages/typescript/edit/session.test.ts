import { describe, expect, it } from 'vitest';
import { EditSession } from '../../../../../src/languages/typescript/edit/session.js';
import { reparse } from '../../../../../src/languages/typescript/parse.js';

describe('EditSession', () => {
  it('applies the edits of a step in any order', () => {
    const session = new EditSession(reparse('const a = 1;'));
    session.apply([
      { from: 10, to: 11, insert: '2' },
      { from: 6, to: 7, insert: 'b' },
    ]);
    expect(session.finish()).toBe('const b = 2;');
  });

  it('finds again what stood in the file as it was read', () => {
    const session = new EditSession(reparse('f(1);\ng(2);\n'));
    const [, second] = session.parsed.file.getStatements();
    session.apply([{ from: 0, to: 0, insert: 'const a = 1;\n' }]);
    session.apply([{ from: 15, to: 16, insert: '10' }]);
    const { from, to } = session.spanOf(second ?? expect.unreachable());
    expect(session.text.slice(from, to)).toBe('g(2);');
    session.applyToRead([
      { from: 6, to: 6, insert: 'h();\n' },
      { from: 8, to: 9, insert: '3' },
    ]);
    expect(session.finish()).toBe('const a = 1;\nf(10);\nh();\ng(3);\n');
  });

  it('does not look for what an edit has replaced', () => {
    const session = new EditSession(reparse('f(1);\n'));
    const mark = session.mark({ from: 2, to: 3 });
    session.apply([{ from: 0, to: 4, insert: 'g()' }]);
    expect(() => session.now(mark)).toThrow(/replaced/);
  });

  it('never hands on a text that does not parse', () => {
    const session = new EditSession(reparse('f(1);\n'));
    session.apply([{ from: 2, to: 4, insert: '' }]);
    expect(() => session.finish()).toThrow(/line 1/);
    expect(() => reparse('const = 1;')).toThrow(/line 1/);
  });
});
