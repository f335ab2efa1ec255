import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the methods of strings and f-strings. */
it.each([
  ["X = 'Ab'.lower()", "'ab'"],
  ["X = 'Ab'.upper()", "'AB'"],
  ["X = ' a '.strip()", "'a'"],
  [
    "X = 'xax'.strip('x')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'ab'.startswith('a')", 'True'],
  ["X = 'ab'.startswith('b')", 'False'],
  [
    "X = 'ab'.startswith(('a', 'b'))",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'ab'.endswith('b')", 'True'],
  [
    "X = 'ab'.endswith(1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'aba'.replace('a', 'c')", "'cbc'"],
  [
    "X = 'a'.replace('', 'c')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'a'.replace('a', '$&')", "'$&'"],
  [
    "X = 'a'.replace('a', 1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'a,b'.split(',')", "['a', 'b']"],
  ["X = ' a  b '.split()", "['a', 'b']"],
  [
    "X = 'a'.split('')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'a'.split(None)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'a{}'.format('b')", "'ab'"],
  ["X = 'a{0}{0}'.format('b')", "'abb'"],
  [
    "X = '{}{}'.format('b')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = '{}{0}'.format('b')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'a'.format('b')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = '{a}'.format(a=1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = '{{}}{}'.format(1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = '{}'.format(None)", "'None'"],
  [
    "X = 'ä'.upper()",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = ','.join(['a', 'b'])", "'a,b'"],
  [
    "X = ','.join(['a', read()])",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = ','.join([1])",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = ','.join({'a'})",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = ','.join(('a', 'b'))", "'a,b'"],
  [
    "X = ','.join(read())",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'a'.title()",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'a'.upper(x=1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [`A = 'a' if read() else 'b'\nX = A.upper()`, "'A' or 'B'"],
  [
    `A = 'a' if read() else 'b'\nX = 'c'.replace('c', A)`,
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:2)",
  ],
  [`A = 'a'\nX = f'{A}b'`, "'ab'"],
  [`A = 'a'\nX = f'{A!r}'`, 'unknown (it is formatted: conf/settings.py:2)'],
  [`A = 'a'\nX = f'{A:>5}'`, 'unknown (it is formatted: conf/settings.py:2)'],
  ["X = f'{1}{None}{True}{False}'", "'1NoneTrueFalse'"],
  ["X = f'{read()}a'", "unknown (it is a call that can't be followed: conf/settings.py:1)"],
  ["X = f'a{read()}'", "unknown (it is a call that can't be followed: conf/settings.py:1)"],
  [`A = 'a' if read() else 'b'\nX = f'{A}-{A}'`, "'a-a' or 'a-b' or 'b-a' or 'b-b'"],
  ["X = f'{__file__}/a'", 'str(/conf/settings.py/a)'],
  [
    "X = f'a{__file__}'",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = f'{[]}'", "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)"],
  ["X = f'a'", "'a'"],
  ['X = str(1)', "'1'"],
  ['X = str(None)', "'None'"],
  ['X = str([])', "unknown (it is a call that can't be followed: conf/settings.py:1)"],
  ["X = str('a', 'b')", "unknown (it is a call that can't be followed: conf/settings.py:1)"],
  [`from pathlib import Path\nX = f'{Path(__file__).parent}/a'`, 'str(/conf/a)'],
  [
    "X = f'{__file__}//a'",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = f'{__file__}a'",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = '' + __file__", 'str(/conf/settings.py)'],
  [
    "X = 'a,b,c'.split(',', 1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'aba'.replace('a', 'c', 1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'ab'.startswith('b', 1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'ab'.endswith('a', 0, 1)",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = ','.join(*['ab'])",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = '{}'.format(*'ab')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'a'.endswith()",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'ab'.endswith('a')", 'False'],
  [
    `A = 'a' if read() else 'b'\nX = f'{A}{A}{A}{A}{A}'`,
    'unknown (it has too many possible values: conf/settings.py:2)',
  ],
  [
    `A = 'a' if read() else 'b'\nX = f'{A}{A}{A}'`,
    "'aaa' or 'aab' or 'aba' or 'abb' or 'baa' or 'bab' or 'bba' or 'bbb'",
  ],
  ["X = 'a{}b{}c'.format(1, 2)", "'a1b2c'"],
  ["X = '{1}{0}'.format('a', 'b')", "'ba'"],
  [
    "X = '{2}'.format('a')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = ','.join('a')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = ','.join([*read()])",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'a b  c'.split(' ')", "['a', 'b', '', 'c']"],
  ["X = '%s.b' % 'a'", "'a.b'"],
  ["X = '%s%%' % 'a'", "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  ["X = '%s' % ['a']", "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  [
    "X = 'a'.format()",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = '{'.format('a')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [
    "X = 'ab'.replace('b')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'ab'.split('b')", "['a', '']"],
  ["X = ' ab '.split()", "['ab']"],
  [
    "X = 'ä'.split(',')",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  ["X = 'a'.join(['ä', 'b'])", "'äab'"],
  [`X = f'{"a"}' 'b'`, "'ab'"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
