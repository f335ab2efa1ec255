import { expect, it } from 'vitest';
import { said } from './said.js';

/** Code that sets names which begin with `P_`, so that X is what it was. */
it.each([
  "for n in read():\n    if n.startswith('P_'):\n        globals()[n] = 2",
  "for n, v in read():\n    if n.startswith(('P_', 'Q_')) and v:\n        globals()[n] = v",
  "for n in read():\n    if not n.startswith('P_'):\n        continue\n    globals()[n] = 2",
  "for n in read():\n    if n.isupper():\n        if n.startswith('P_') or n.startswith('Q_'):\n            globals()[n] = 2",
  "for n in read():\n    if n == 'X':\n        pass\n    else:\n        globals()[n] = 2",
  "for n in read():\n    if n in ('P', 'Q'):\n        globals()[n] = 2",
  "for n in read():\n    if n not in ('X', 'Q'):\n        globals()[n] = 2",
  "for n in read():\n    if '_P_' in n:\n        globals()[n] = 2",
  "for n in read():\n    if n[:2] == 'P_':\n        globals()[n] = 2",
  "for n in read():\n    if n.endswith('_P'):\n        globals()[n] = 2",
  "for n in read():\n    globals()['P_' + n] = 2",
  "for n in read():\n    n = 'P_' + n.upper()\n    globals()[n] = 2",
  "P = 'P_'\nfor n in read():\n    globals()[P + n] = 2",
  "for n in read():\n    globals()[f'P_{n}'] = 2",
  "for n in read():\n    globals()[f'{n}_P'] = 2",
  "for n in read():\n    globals()['P_%s' % n] = 2",
  "for n in read():\n    globals()['P_{}'.format(n)] = 2",
  "for n in read():\n    globals()[('p_' + n).upper()] = 2",
  "for n in read():\n    vars().setdefault('P_' + n, 2)",
  "import sys\nfor n in read():\n    setattr(sys.modules[__name__], 'P_' + n, 2)",
  "globals()['P_' + read()] = 2",
  "globals().update({'P_' + n: 2 for n in read()})",
  "globals().update({n: 2 for n in read() if n.startswith('P_')})",
  "exec('P_%s = 2' % read())",
  "exec('P_{} = {}'.format(read(), read()))",
  "exec(f'P_{read()}_Q = {read()!r}')",
  "exec('P_' + read() + ' = 2')",
  "def load(n):\n    globals()['P_' + n] = 2\nload(read())",
  "def load():\n    for n in read():\n        if n.startswith('P_'):\n            globals()[n] = 2\nload()",
])('is not asked about other names: %s', (code) => {
  expect(said(`X = 1\n${code}`)).toBe('1');
});

it.each([
  "for n in read():\n    if n.startswith('X'):\n        globals()[n] = 2",
  "for n in read():\n    if n.startswith('P_') or read(n):\n        globals()[n] = 2",
  "for n in read():\n    if n.startswith('P_'):\n        pass\n    else:\n        globals()[n] = 2",
  "for n in read():\n    if n.startswith('P_'):\n        pass\n    globals()[n] = 2",
  "for n in read():\n    if n.startswith('P_'):\n        continue\n    globals()[n] = 2",
  "for n in read():\n    if n.startswith('P_'):\n        n = n[2:]\n        globals()[n] = 2",
  "for n in read():\n    if n not in ('P', 'Q'):\n        globals()[n] = 2",
  "for n in read():\n    if m.startswith('P_'):\n        globals()[n] = 2",
  "for n in read():\n    for n in read(n):\n        n = 'P_' + n\n    globals()[n] = 2",
  'for n in read():\n    globals()[n + read()] = 2',
  "for n in read():\n    globals()[f'{n}'] = 2",
  "for n in read():\n    globals()['%s' % n] = 2",
  "for n in read():\n    globals()['P_' + n] = globals().update(n)",
  'globals().update({n: 2 for n in read()})',
  "globals().update({'P_' + n: 2 for n in read()}, **read())",
  "exec('P_%s' % read())",
  "exec('%s = 2' % read())",
  "exec('P_%s = 2\\nX = 3' % read())",
  "exec('P_%s = 2' % read(), read())",
  "def load(n):\n    globals()[n] = 2\nload('P_' + read())",
])('may set this one, too: %s', (code) => {
  expect(said(`X = 1\n${code}`)).toMatch(/^1 or unknown/);
});
