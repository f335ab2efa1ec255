import { expect, it } from 'vitest';
import {
  assignmentsOf,
  parsePython,
  StatementRemoval,
  stringValue,
} from '../../../src/languages/python/index.js';

it.each([
  ["X = ['a', 'gone']", "X = ['a']"],
  ["X = ['gone', 'a']", "X = ['a']"],
  ["X = ['gone', 'gone', 'a', 'gone', 'b']", "X = ['a', 'b']"],
  ["X = ['gone']", 'X = []'],
  ["X = ['gone', ]", 'X = [ ]'],
  ["X = ('a', 'gone')", "X = ('a',)"],
  ["X = ('a', 'gone',)", "X = ('a',)"],
  ["X = ('gone', 'a')", "X = ('a',)"],
  ["X = 'a', 'gone'", "X = 'a',"],
  ["X = (\n    'a',\n    'gone'  # why\n)", "X = (\n    'a',\n)"],
  ["X = (\n    'gone',\n    'a'\n)", "X = (\n    'a',\n)"],
  ["X = [\n    'gone', 'a',\n    'gone',\n]", "X = [\n    'a',\n]"],
])('takes elements out of %j', (text, expected) => {
  const parsed = parsePython(text);
  if (parsed.kind !== 'parsed') throw new Error('no Python');
  const removal = new StatementRemoval(parsed);
  for (const { value } of assignmentsOf(parsed, 'X'))
    if (value?.nodeType === 'List' || value?.nodeType === 'Tuple')
      removal.takeElements(value, (element) => stringValue(element) === 'gone');
  expect(removal.finish()).toBe(expected);
});
