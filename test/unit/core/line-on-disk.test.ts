import { expect, it } from 'vitest';
import { lineAsWritten, lineOnDisk } from '../../../src/core/line-on-disk.js';

const before = 'a\nb\nc\nd\n';

it.each([
  ['an unchanged line above', 'a\nb\nnew\nc\nd\n', 2, 2],
  ['an added line', 'a\nb\nnew\nc\nd\n', 3, 3],
  ['a line below an added one', 'a\nb\nnew\nc\nd\n', 4, 3],
  ['a line below two added blocks', 'x\na\nb\ny\ny\nc\nd\n', 7, 4],
  ['a changed line', 'a\nB\nc\nd\n', 2, 2],
  ['a line that became several', 'a\nB1\nB2\nB3\nc\nd\n', 4, 2],
  ['a line below a removed one', 'a\nd\n', 2, 4],
  ['a line added at the end', 'a\nb\nc\nd\ne\nf\n', 6, 4],
  ['a line that is nowhere', 'a\nb\nc\nd\n', 9, 4],
])('finds %s', (_, after, line, expected) => {
  expect(lineOnDisk(before, after, line)).toBe(expected);
});

it.each([
  ['an unchanged line above', 'a\nb\nnew\nc\nd\n', 2, 2],
  ['a line below an added one', 'a\nb\nnew\nc\nd\n', 3, 4],
  ['a line below two added blocks', 'x\na\nb\ny\ny\nc\nd\n', 4, 7],
  ['a changed line', 'a\nB\nc\nd\n', 2, 2],
  ['a line that became several', 'a\nB1\nB2\nB3\nc\nd\n', 2, 2],
  ['a line below one that became several', 'a\nB1\nB2\nB3\nc\nd\n', 3, 5],
  ['a line below a removed one', 'a\nd\n', 4, 2],
  ['a line that was removed', 'a\nd\n', 3, 2],
  ['a line that is nowhere', 'a\nb\nc\nd\n', 9, 4],
])('finds %s once it is written', (_, after, line, expected) => {
  expect(lineAsWritten(before, after, line)).toBe(expected);
});
