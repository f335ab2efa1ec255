import { describe, expect, it } from 'vitest';
import {
  afterTrailingComments,
  pythonComments,
  scanGap,
  typescriptComments,
} from '../../../src/languages/text/gap.js';

describe('what stands between two elements', () => {
  it.each([
    [' ', {}],
    [' , ', { comma: 1 }],
    [',,', { comma: 0 }],
    ['\n,', { comma: 1, hasLineEnd: true }],
    ['\r\n', { hasLineEnd: true }],
    [' /* a, b */ ', { hasComment: true }],
    [' /* a */, ', { comma: 8, hasComment: true }],
    ['// a, b', { hasComment: true }],
    ['// a\n,', { comma: 5, hasComment: true, hasLineEnd: true }],
    ['/* a\nb */', { hasComment: true, hasLineEnd: true }],
    ['/*/ a, */', { hasComment: true }],
    ['/* never, closed', { hasComment: true }],
  ])('%j', (gap, expected) => {
    const none = { comma: undefined, hasComment: false, hasLineEnd: false };
    expect(scanGap(gap, 0, gap.length, typescriptComments)).toEqual({ ...none, ...expected });
  });

  it('is nothing beyond it', () => {
    const text = 'a /* one */ ,\n';
    const none = { comma: undefined, hasComment: true, hasLineEnd: false };
    expect(scanGap(text, 1, 12, typescriptComments)).toEqual(none);
    expect(scanGap('a /* one\ntwo */', 1, 5, typescriptComments)).toEqual(none);
    expect(scanGap('\na // one\n', 2, 9, typescriptComments)).toEqual(none);
  });

  it('is no block comment in Python', () => {
    const { comma, hasComment } = scanGap('/* a, b */', 0, 10, pythonComments);
    expect([comma, hasComment]).toEqual([4, false]);
  });
});

describe('the comments that follow on a line', () => {
  it.each([
    ['x', ''],
    ['x  ', ''],
    ['x // why\ny', ' // why'],
    ['x // why', ' // why'],
    ['x\t/* a */ /* b */  \ny', '\t/* a */ /* b */  '],
    ['x /* a */ y', ' /* a */'],
    ['x y // of y', ''],
    ['x /* over\nlines */', ''],
    ['x /* a */ /* over\nlines */', ' /* a */'],
    ['x\r\n// below', ''],
  ])('%j', (text, expected) => {
    expect(text.slice(1, afterTrailingComments(text, 1, typescriptComments))).toBe(expected);
  });
});
