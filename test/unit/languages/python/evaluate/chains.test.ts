import { expect, it } from 'vitest';
import { said } from './said.js';

it.each([
  [`A = ['a']\nB = ['b', 'c']\nX = [one for group in (A, B) for one in group]`, "['a', 'b', 'c']"],
  [
    `A = ['a']\nB = ['b', 'c']\nX = [one for group in (A, B) for one in group if one != 'b']`,
    "['a', 'c'] without b",
  ],
  [
    `A = ['a']\nB = ['b', 'c']\nX = [one for group in (A, B) if group != 'x' for one in group]`,
    "unknown (it is a comprehension that can't be followed: settings.py:3)",
  ],
  [`X = [a + b for a in ['a', 'b'] for b in ['c', 'd']]`, "['ac', 'ad', 'bc', 'bd']"],
  [
    `X = [one for group in read() for one in group]`,
    "unknown (it is a comprehension that can't be followed: settings.py:1)",
  ],
  [
    `X = [one for group in [['a'], read()] for one in group]`,
    "['a', unknown (it is a call that can't be followed: settings.py:1)?*]",
  ],
  [`X = [b for a in ['ab'] for b in a]`, '[unknown (what it is made of is unknown: settings.py:1)?*]'],
  [`X = [c for a in [[['a'], ['b']], [['c']]] for b in a for c in b]`, "['a', 'b', 'c']"],
  [`X = sum([['a'], ['b']], [])`, "['a', 'b']"],
  [`X = sum([['a'], ['b']], ['z'])`, "['z', 'a', 'b']"],
  [`X = sum([1, 2])`, "unknown (it is a call that can't be followed: settings.py:1)"],
  [`X = sum([1, 2], 0)`, "unknown (it is a call that can't be followed: settings.py:1)"],
  [`X = sum([['a']], start=[])`, "unknown (it is a call that can't be followed: settings.py:1)"],
  [`import itertools\nX = list(itertools.chain(['a'], ['b']))`, "['a', 'b']"],
  [`from itertools import chain\nX = [*chain(['a'], ('b',)), 'c']`, "['a', 'b', 'c']"],
  [`from itertools import chain\nX = list(chain.from_iterable([['a'], ['b']]))`, "['a', 'b']"],
  [
    `from itertools import chain\nX = list(chain(*[['a'], ['b']]))`,
    "[unknown (it is a call that can't be followed: settings.py:2)?*]",
  ],
  [
    `from itertools import chain\nX = list(chain(read(), ['b']))`,
    "[unknown (it is a call that can't be followed: settings.py:2)?*, 'b']",
  ],
  [`A = ['a'] if read() else ['b']\nX = sum([A, ['c']], [])`, "['a', 'c'] | ['b', 'c']"],
])('puts lists one after the other: %s', (source, value) => {
  expect(said(source)).toBe(value);
});
