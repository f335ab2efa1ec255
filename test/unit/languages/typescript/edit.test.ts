import { describe, expect, it } from 'vitest';
import { editTypeScript, reparse } from '../../../../src/languages/typescript/edit.js';

describe('editTypeScript', () => {
  it('applies edits in any order', () => {
    const edits = [
      { from: 10, to: 11, insert: '2' },
      { from: 6, to: 7, insert: 'b' },
    ];
    expect(editTypeScript('const a = 1;', edits)).toBe('const b = 2;');
  });

  it('never hands on a text that does not parse', () => {
    expect(() => editTypeScript('f(1);\n', [{ from: 2, to: 4, insert: '' }])).toThrow(/line 1/);
    expect(() => reparse('const = 1;')).toThrow(/line 1/);
  });
});
