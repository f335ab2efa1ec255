import { describe, expect, it } from 'vitest';
import { moveElement, parsePython } from '../../../../src/languages/python/index.js';
import { applyEdits, undoEdits } from '../../../../src/languages/text/text-edit.js';

function moved(text: string, index: number, place: number): string | undefined {
  const parsed = parsePython(text);
  const statement = parsed.kind === 'parsed' ? parsed.body[0] : undefined;
  if (parsed.kind !== 'parsed' || statement?.nodeType !== 'Assign') throw new Error('no assignment');
  const { value } = statement;
  if (value.nodeType !== 'List' && value.nodeType !== 'Tuple') throw new Error('no list');
  const edits = moveElement(parsed, value, index, place);
  if (edits === undefined) return undefined;
  const after = applyEdits(text, edits);
  expect(applyEdits(after, undoEdits(text, edits))).toBe(text);
  return after;
}

describe('moving an element', () => {
  it('moves only those between', () => {
    expect(moved("L = ['a', 'b', 'c', 'd']\n", 2, 1)).toBe("L = ['a', 'c', 'b', 'd']\n");
    const lines = "L = [\n  'a',\n  'b',  # B\n  'c',\n  'd',\n]\n";
    expect(moved(lines, 2, 1)).toBe("L = [\n  'a',\n  'c',\n  'b',  # B\n  'd',\n]\n");
  });

  it.each([
    [0, 0],
    [1, 1],
    [0, 1],
  ])('goes to an earlier place, not from %i to %i', (index, place) => {
    expect(() => moved("L = ['a', 'b']\n", index, place)).toThrow(RangeError('no such move in the list'));
  });

  it('does not go through an empty list', () => {
    expect(() => moved('L = []\n', 1, 0)).toThrow(RangeError);
  });

  it.each([
    ["L = ['a', 'bb', 'c']\n", "L = ['c', 'a', 'bb']\n"],
    ["L = 'a', 'bb', 'c'\n", "L = 'c', 'a', 'bb'\n"],
    ["L = [\n    'a',\n    'bb',\n    'c'\n]\n", "L = [\n    'c',\n    'a',\n    'bb'\n]\n"],
    ["L = ['a', ('bb'\n     'x'), 'c']\n", "L = ['c', 'a', ('bb'\n     'x')]\n"],
  ])('leaves what stands between the elements: %j', (before, after) => {
    expect(moved(before, 2, 0)).toBe(after);
  });

  it.each([
    ["L = [\n  'a',  # A\n  'b',\n  'c',  # C\n]\n", "L = [\n  'c',  # C\n  'a',  # A\n  'b',\n]\n"],
    [
      "L = [  # all\n  # top\n  'a',\n  'b',\n  'c'  # C\n]\n",
      "L = [  # all\n  'c',  # C\n  # top\n  'a',\n  'b'\n]\n",
    ],
    ["L = [\n  'a',  # A\n  'b',\n  'c',\n  ]\n", "L = [\n  'c',\n  'a',  # A\n  'b',\n  ]\n"],
    ["L = [\r\n\t'a', # A\r\n\t'b',\r\n\t'c',\r\n]\r\n", "L = [\r\n\t'c',\r\n\t'a', # A\r\n\t'b',\r\n]\r\n"],
  ])('takes the comment on its line along: %j', (before, after) => {
    expect(moved(before, 2, 0)).toBe(after);
  });

  it.each([
    "L = ['a',  # A\n     'b', 'c']\n",
    "L = [\n  'a', 'b',  # A and B\n  'c',\n]\n",
    "L = [\n  'a'  # A\n  , 'b'\n  , 'c'\n]\n",
    "L = [\n  'a'  # A\n  ,\n  'b',\n  'c',\n]\n",
    "L = [\n  'a',  # A\n  'b',\n  'c']\n",
  ])('is not done where a comment might change its element: %j', (text) => {
    expect(moved(text, 2, 0)).toBeUndefined();
  });
});
